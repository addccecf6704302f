/** Words that do not say what a text is about. */
export type StopWords = ReadonlySet<string>;

const listOf = (words: string): StopWords => new Set(words.split(/\s+/));

/** Function words, and the verbs, numerals and words of time that stand in every account of a project. */
const english = listOf(
  `
a about above across after again against all almost along already also although always am among an and another any anybody
anyone anything anywhere are aren't around as asked ask at away back be became because become been before began behind being
below beneath beside besides best better between beyond both but by came can cannot can't come could couldn't day days did
didn't do does doesn't doing don't done down during each eight either else end enough even ever every everybody everyone
everything everywhere except few first five for four from gave get gets getting give given go goes going gone got had hadn't
half has hasn't have haven't having he hence her here hers herself him himself his how however i if in indeed inside instead
into is isn't it it's its itself just keep kept knew know known last later least less let like made make makes making many may
maybe me mean might mine month months more most much must my myself near nearly need neither never next nine no nobody none
nor not nothing now nowhere of off often on once one ones only onto or other others our ours ourselves out outside over own
people per perhaps put quite rather really said same saw say says see seem seemed seen seven several shall she should
shouldn't since six so some somebody someone something sometimes somewhere soon still such take taken takes tell ten than
that that's the their theirs them themselves then there therefore these they thing things think this those though thought
three through thus till time times to today together told too took toward towards two under unless until up upon us use used
uses using very want wanted was wasn't way we week weeks well went were weren't what whatever when whenever where whereas
whether which while who whoever whole whom whose why will with within without won't would wouldn't year years yes yet you your
yours yourself yourselves`.trim(),
);

const german = listOf(
  `
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin bis bist da dabei dadurch
dafür dagegen damit danach dann daran darauf daraus darin darum das dass dazu dein dem den denn der des deshalb die dies diese
diesem diesen dieser dieses doch dort du durch eher ein eine einem einen einer eines einige einmal er erst es etwas euch euer
für gab ganz gar gegen gemacht gibt ging hat hatte hatten hätte habe haben hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jemand kam kann kein keine keinem keinen keiner können konnte
konnten man mehr mein mit mussten muss musste nach nachdem nicht nichts nie niemand noch nun nur ob oder ohne schon sehr sein
seine seinem seinen seiner seit sich sie sind so sogar solche soll sollte sondern sonst über um und uns unser unsere unter viel
viele vom von vor war waren warum was weder weg weil wenig wenn wer werden weshalb wie wieder wir wird wo wollte wollten worden
wurde wurden zu zum zur zwar zwei zwischen`.trim(),
);

const french = listOf(
  `
à afin ai ainsi alors après au aucun aucune aussi autre autres aux avaient avait avant avec avoir avons c'est car ce cela ces
cet cette ceux chaque chez comme comment dans de depuis des deux dès donc dont du elle elles en encore entre es est et étaient
était été être eu eux fait faire fois il ils j'ai je jamais jusque l la là le les leur leurs lors lui ma mais même mes moi moins
mon n'a n'avait ne ni non nos notre nous on ont ou où par parce pas pendant personne peu peut plus pour pourquoi près puis qu
quand que quel quelle qui quoi rien s'est sa sans se ses si soit son sont sous sur ta te tous tout toute toutes trop très tu un
une vers vos votre vous y`.trim(),
);

const spanish = listOf(
  `
a al algo algunos ante antes aquel así aún aunque bien cada casi como con contra cual cuando de del desde después donde dos e el
él ella ellos en entre era eran es esa ese eso esta está estaba este esto estos fue fueron ha había habían hace hacer hasta hay
la las le les lo los más me mi mientras mismo mucho muchos muy nada nadie ni no nos nosotros nuestra nuestro nunca o otra otro
otros para pero poco por porque pues que qué quien se sea según ser si sí sido sin sobre solo son su sus también tan tanto tenía
tiempo tiene toda todas todo todos tras tres tuvo un una uno unos y ya yo`.trim(),
);

export const stopWords = { en: english, de: german, fr: french, es: spanish };
