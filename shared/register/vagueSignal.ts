import { oneLine } from './words.ts';

const vaguePhrases = [
  /^(?:we(?:'ll| will)?|i(?:'ll| will)?|just|please|someone|the team)? ?(?:closely |regularly |carefully |actively |constantly |continuously )?(?:monitor|monitoring|observe|keep (?:an|one|our) eye on|keep watching|watch|watch out|track|review|check(?: in)?|follow|look at)(?: (?:it|this|that|things|the situation|progress|everything|the risk|status))?(?: (?:closely|regularly|carefully|often|actively|constantly|continuously|frequently|as needed|when needed|from time to time|over time))*$/,
  /^(?:keep|stay) (?:alert|vigilant|aware|on top of (?:it|this|things)|posted|informed)$/,
  /^(?:be|being) (?:careful|alert|vigilant|aware|mindful)$/,
  /^(?:if|when|as) (?:needed|necessary|required|it gets (?:bad|worse)|things (?:go wrong|get worse|look bad))$/,
  /^(?:things|it) (?:go|goes|get|gets|look|looks) (?:bad|badly|wrong|worse)$/,
  /^(?:gut feeling|common sense|tbd|to be decided|to be defined|to be determined|n\/?a|none|unknown|various|ongoing|as needed|we will see|we'll see|we will know|we'll know)$/,
];

/**
 * True for a signal that cannot be measured, such as "monitor closely" (SPEC RG6). In doubt false: the page questions a
 * vague signal and accepts it nevertheless.
 */
export function isVagueSignal(signal: string): boolean {
  const said = oneLine(signal)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[.!?…]+$/, '')
    .trim();
  if (said === '' || /\d/.test(said)) return false;
  return vaguePhrases.some((phrase) => phrase.test(said));
}
