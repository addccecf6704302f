import * as ts from 'typescript';

/** Attributes, and fields of the same names, that people read or hear. */
const spoken = new Set([
  'alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'confirm',
  'description', 'error', 'hint', 'label', 'placeholder', 'roleDescription', 'title',
]); // prettier-ignore

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

export type Literal = { readonly line: number; readonly text: string };

/** The literals within an expression that end up as its value: both branches of a choice, the parts of a template. */
function valuesOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isConditionalExpression(node)) return [...valuesOf(node.whenTrue), ...valuesOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return valuesOf(node.expression);
  if (ts.isBinaryExpression(node)) {
    // `a && 'text'` and `a ?? 'text'` show the right side, `+` shows both; a comparison shows none.
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return valuesOf(node.right);
    const both = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken];
    return both.includes(kind) ? [...valuesOf(node.left), ...valuesOf(node.right)] : [];
  }
  return [];
}

const nameOf = (name: ts.Node): string | null =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : ts.isJsxNamespacedName(name) ? name.getText() : null;

/** What of a node is shown: JSX text, JSX children, spoken attributes and fields, and the title of the document. */
function shown(node: ts.Node): readonly string[] {
  if (ts.isJsxText(node)) return [node.text];
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
    return node.expression === undefined ? [] : valuesOf(node.expression);
  }
  if (ts.isJsxAttribute(node) && spoken.has(nameOf(node.name) ?? '')) {
    const given = node.initializer;
    if (given === undefined) return [];
    return ts.isJsxExpression(given) && given.expression !== undefined ? valuesOf(given.expression) : valuesOf(given);
  }
  if (ts.isPropertyAssignment(node) && spoken.has(nameOf(node.name) ?? '')) return valuesOf(node.initializer);
  if (ts.isBinaryExpression(node) && node.left.getText() === 'document.title') return valuesOf(node.right);
  return [];
}

/** Texts in a source file that people would see and that are not from the catalogue. */
export function literalsIn(fileName: string, source: string): Literal[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    for (const text of shown(node).filter(hasLetters)) {
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: text.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
