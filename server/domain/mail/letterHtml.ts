import type { Letter, LetterLink, Paragraph, Tone } from './letter.ts';

const escapes: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const serif = "font-family:Georgia,'Times New Roman',serif";
const sans = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Light colours stand in the style of each element, since some clients drop everything else; dark ones are classes. */
const colours = {
  paper: ['#f7f3ec', '#151617'],
  sheet: ['#fffdf9', '#1e2021'],
  ink: ['#1d1b19', '#efe9df'],
  soft: ['#5d564d', '#b3aca1'],
  line: ['#ddd4c6', '#34363a'],
  signal: ['#b93216', '#ff7d5c'],
  caution: ['#875b08', '#e6b45a'],
  silent: ['#46537a', '#aab8e0'],
} as const;
type Colour = keyof typeof colours;

const ofTone: { readonly [T in Tone]: Colour } = {
  signal: 'signal',
  caution: 'caution',
  silent: 'silent',
  plain: 'ink',
};

const dark = (Object.keys(colours) as Colour[])
  .map(
    (name) =>
      `.c-${name}{color:${colours[name][1]}!important}.b-${name}{background:${colours[name][1]}!important}.l-${name}{border-color:${colours[name][1]}!important}`,
  )
  .join('');

const styleSheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}}@media (prefers-color-scheme:dark){${dark}.first{background:${colours.ink[1]}!important;color:${colours.sheet[1]}!important}}`;

const color = (name: Colour): string => `color:${colours[name][0]}`;

type Style = { readonly classes?: string; readonly style: string };

const open = (tag: string, { classes = '', style }: Style, more = ''): string =>
  `<${tag}${classes === '' ? '' : ` class="${classes}"`} style="${style}"${more}>`;

const element = (tag: string, look: Style, content: string): string => `${open(tag, look)}${content}</${tag}>`;

/** What people wrote keeps its own direction. */
const words = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

const linkTo = ({ label, url }: LetterLink): string =>
  `${open('a', { classes: 'c-soft l-line', style: `${color('soft')};text-decoration:underline` }, ` href="${escaped(url)}"`)}${escaped(label)}</a>`;

const paragraph = (parts: Paragraph): string =>
  element(
    'p',
    { classes: 'c-ink', style: `${serif};${color('ink')};font-size:18px;line-height:1.45;margin:0 0 12px` },
    parts
      .map((part) =>
        typeof part === 'string' ? words(part) : element('strong', { style: 'font-weight:bold' }, words(part.strong)),
      )
      .join(''),
  );

function button({ label, url, side, isFirst }: Letter['buttons'][number]): string {
  const look = isFirst
    ? {
        classes: 'first',
        style: `background:${colours.ink[0]};color:${colours.sheet[0]};border:1px solid ${colours.ink[0]}`,
      }
    : { classes: 'c-ink l-line', style: `${color('ink')};border:1px solid ${colours.line[0]}` };
  const style = `${sans};display:block;overflow:hidden;padding:14px 18px;margin:0 0 8px;border-radius:8px;font-size:15px;line-height:20px;font-weight:bold;text-decoration:none;${look.style}`;
  const beside =
    side === ''
      ? ''
      : element('span', { style: 'float:right;font-weight:normal;font-size:13px;padding-left:12px' }, words(side));
  return `${open('a', { classes: look.classes, style }, ` href="${escaped(url)}"`)}${beside}${escaped(label)}</a>`;
}

const matter = ({ mark, tone, title, detail, link }: Letter['lines'][number]): string =>
  element(
    'div',
    { classes: 'l-line', style: `border-top:1px solid ${colours.line[0]};padding:12px 0;overflow:hidden` },
    [
      element(
        'div',
        {
          classes: `c-${ofTone[tone]}`,
          style: `${sans};${color(ofTone[tone])};font-size:13px;font-weight:bold;line-height:18px`,
        },
        escaped(mark),
      ),
      element(
        'div',
        { classes: 'c-ink', style: `${serif};${color('ink')};font-size:18px;line-height:24px;padding-top:2px` },
        words(title),
      ),
      element(
        'div',
        { classes: 'c-soft', style: `${sans};${color('soft')};font-size:13px;line-height:20px` },
        `${words(detail)} · ${linkTo(link)}`,
      ),
    ].join(''),
  );

const note = (one: string | LetterLink): string =>
  element(
    'p',
    { classes: 'c-soft', style: `${sans};${color('soft')};font-size:13px;line-height:20px;margin:10px 0 0` },
    typeof one === 'string' ? words(one) : linkTo(one),
  );

/**
 * The HTML of a mail: one column of blocks with styles in place, dark where the reader's device is, without pictures, scripts
 * or anything that is loaded (SPEC TL52c).
 */
export function letterHtml(letter: Letter, language: string): string {
  const [title, day] = letter.dateline;
  const rule = `1px solid ${colours.ink[0]}`;
  const body = [
    element(
      'div',
      {
        classes: 'c-ink l-ink',
        style: `${sans};${color('ink')};font-size:13px;line-height:20px;border-top:${rule};border-bottom:${rule};padding:6px 0;overflow:hidden`,
      },
      `${element('span', { style: 'float:right;padding-left:12px' }, escaped(day))}${words(title)}`,
    ),
    element(
      'h1',
      {
        classes: 'c-ink',
        style: `${serif};${color('ink')};font-size:30px;line-height:1.15;font-weight:normal;margin:18px 0 10px`,
      },
      words(letter.headline),
    ),
    ...letter.paragraphs.map(paragraph),
    letter.buttons.length === 0
      ? ''
      : element('div', { style: 'padding-top:12px' }, letter.buttons.map(button).join('')),
    letter.lines.length === 0
      ? ''
      : element(
          'div',
          { classes: 'l-ink', style: `margin-top:14px;border-top:${rule}` },
          letter.lines.map(matter).join(''),
        ),
    ...letter.notes.map(note),
  ].join('');
  const foot = [letter.foot.words.map(escaped).join(' '), letter.foot.links.map(linkTo).join(' · ')].join('<br>');
  return [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${escaped(letter.subject)}</title><style>${styleSheet}</style></head>`,
    open('body', { classes: 'b-paper', style: `margin:0;padding:0;background:${colours.paper[0]}` }),
    open('div', {
      classes: 'b-sheet l-line',
      style: `max-width:600px;margin:0 auto;background:${colours.sheet[0]};border:1px solid ${colours.line[0]}`,
    }),
    element('div', { classes: 'pad', style: 'padding:30px 40px 34px' }, body),
    element(
      'div',
      {
        classes: 'pad c-soft l-line',
        style: `${sans};${color('soft')};font-size:13px;line-height:20px;border-top:1px solid ${colours.line[0]};padding:16px 40px 20px`,
      },
      foot,
    ),
    '</div></body></html>',
  ].join('');
}
