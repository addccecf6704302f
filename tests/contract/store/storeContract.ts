import { afterEach, beforeEach, describe } from 'vitest';
import { commitRules } from './commitRules.ts';
import { columnRules } from './columnRules.ts';
import { documentRules } from './documentRules.ts';
import { errandRules } from './errandRules.ts';
import { recordRules } from './recordRules.ts';
import type { StoreUnderTest } from './subject.ts';
import { workshopRules } from './workshopRules.ts';

/** The rules of server/store/port.ts, run for every adapter. */
export function storeContract(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`store: ${name}`, () => {
    let subject: StoreUnderTest;
    beforeEach(async () => {
      subject = await start();
    });
    afterEach(() => subject.dispose());

    for (const rules of [workshopRules, columnRules, documentRules, recordRules, errandRules, commitRules])
      rules(() => subject);
  });
}
