import { buildClient } from './build/buildClient.ts';

await buildClient();
