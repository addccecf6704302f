import * as Y from 'yjs';
import type { Struct } from './parsedUpdate.ts';
import type { DocumentShape, Shape, Slot } from './documentShapes.ts';

/** Any shared type of a document. What it may hold follows from its location, not from its class. */
export type AnyType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

/** The parent of a struct: a root (by name), a type of the document, or a type that the update creates. */
export type Container = string | AnyType | Struct;

export type Place = { readonly container: Container; readonly key: string | null; readonly shape: Shape };

/** A new struct that will not be collected, and its location. */
export type Placed = { readonly struct: Struct; readonly place: Place };

export function slotIn(shape: Shape, key: string | null): Slot | null {
  if (shape.kind === 'keys') return key === null ? null : shape.slotFor(key);
  return shape.kind === 'list' && key === null ? shape.of : null;
}

/** @returns null for a type that the schema does not know */
export function shapeOfType(type: AnyType, document: DocumentShape): Shape | null {
  const item = type._item;
  if (item === null) return document.rootFor(Y.findRootTypeKey(type));
  const holder = shapeOfType(item.parent as AnyType, document);
  const slot = holder === null ? null : slotIn(holder, item.parentSub);
  return slot?.kind === 'shared' ? slot.shape : null;
}

export const containerOf = (type: AnyType): Container => (type._item === null ? Y.findRootTypeKey(type) : type);

/** The location of an item of the document. */
export function placeOfItem(item: Y.Item, document: DocumentShape): Place | null {
  const parent = item.parent as AnyType;
  const shape = shapeOfType(parent, document);
  return shape === null ? null : { container: containerOf(parent), key: item.parentSub, shape };
}

/** The document's type behind a container; null if the update creates it, or if the root is still empty. */
export function typeOf(container: Container, doc: Y.Doc): AnyType | null {
  if (typeof container === 'string') return doc.share.get(container) ?? null;
  return container instanceof Y.AbstractType ? container : null;
}
