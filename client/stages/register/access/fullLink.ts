/** The address of a link as one sends it. The server answers with its path, since a page can have several addresses. */
export const fullLink = (link: string): string => new URL(link, window.location.origin).href;
