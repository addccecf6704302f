import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const megabyte = 1024 ** 2;

/** How much more memory this process holds than when it was warm, each time after everything nobody refers to was freed. */
export class Growth {
  private startRss = NaN;
  private startHeap = NaN;
  private rss = NaN;
  private heap = NaN;

  begin(): void {
    const { rss, heapUsed } = collected();
    this.startRss = rss;
    this.startHeap = heapUsed;
    this.look();
  }

  look(): void {
    const { rss, heapUsed } = collected();
    this.rss = rss;
    this.heap = heapUsed;
  }

  get megabytes(): number {
    return (this.rss - this.startRss) / megabyte;
  }

  get heapMegabytes(): number {
    return (this.heap - this.startHeap) / megabyte;
  }

  text(): string {
    return `${this.megabytes.toFixed(1)} MB (heap ${this.heapMegabytes.toFixed(1)} MB)`;
  }
}

function collected(): NodeJS.MemoryUsage {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Twice, since what a finaliser lets go of is only found the second time.
  collect();
  collect();
  return process.memoryUsage();
}
