import * as Y from 'yjs';
import type { Struct } from './parsedUpdate.ts';
import type { DocumentShape, Shape, Slot } from './documentShapes.ts';

/** Which type of the document this is does not matter here; what it may hold follows from where it lies. */
export type AnyType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

/** What holds a struct: a root (by name), a type of the document, or a type that the update itself makes. */
export type Container = string | AnyType | Struct;

export type Place = { readonly container: Container; readonly key: string | null; readonly shape: Shape };

/** A new struct that will live, and where. */
export type Placed = { readonly struct: Struct; readonly place: Place };

export function slotIn(shape: Shape, key: string | null): Slot | null {
  if (shape.kind === 'keys') return key === null ? null : shape.slotFor(key);
  return shape.kind === 'list' && key === null ? shape.of : null;
}

/** @returns null for a type that the document should not hold */
export function shapeOfType(type: AnyType, document: DocumentShape): Shape | null {
  const item = type._item;
  if (item === null) return document.rootFor(Y.findRootTypeKey(type));
  const holder = shapeOfType(item.parent as AnyType, document);
  const slot = holder === null ? null : slotIn(holder, item.parentSub);
  return slot?.kind === 'shared' ? slot.shape : null;
}

export const containerOf = (type: AnyType): Container => (type._item === null ? Y.findRootTypeKey(type) : type);

/** Where a struct of the document lies. */
export function placeOfItem(item: Y.Item, document: DocumentShape): Place | null {
  const parent = item.parent as AnyType;
  const shape = shapeOfType(parent, document);
  return shape === null ? null : { container: containerOf(parent), key: item.parentSub, shape };
}

/** The type behind a container, unless the update itself makes it or nothing was ever written to that root. */
export function typeOf(container: Container, doc: Y.Doc): AnyType | null {
  if (typeof container === 'string') return doc.share.get(container) ?? null;
  return container instanceof Y.AbstractType ? container : null;
}
