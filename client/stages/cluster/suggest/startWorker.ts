import workerUrl from './suggest.worker.ts?worker&url';

/** Browsers with Trusted Types run scripts only from addresses that a policy of the page allows. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
};

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** Allows this one script, whatever address it is asked for. */
const policy = trustedTypes?.createPolicy('forewarned-suggestions', { createScriptURL: () => workerUrl });

/** The worker that compares cards. @throws when the browser has none */
export const startWorker = (): Worker =>
  new Worker(policy ? policy.createScriptURL(workerUrl) : workerUrl, { type: 'module' });
