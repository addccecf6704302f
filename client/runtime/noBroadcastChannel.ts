/**
 * Takes the place of `lib0/broadcastchannel`, through which y-websocket syncs the tabs of one browser with each other. This page
 * switches that off (`disableBc`), so nothing calls these; the original weighs half a kilobyte with what it imports.
 */
const nothing = (): void => undefined;

export { nothing as subscribe, nothing as unsubscribe, nothing as publish };
