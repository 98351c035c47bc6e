// Every random step of the lesson takes a seed, so that its numbers are the same on every machine.

import { checkWhole } from "./arguments";

const N = 624;
const M = 397;

/**
 * The Mersenne Twister MT19937 (Matsumoto & Nishimura 1998): `new Random(seed)` gives the stream of NumPy's
 * `np.random.seed(seed)`, number by number.
 */
export class Random {
  private readonly state = new Uint32Array(N);
  private next = N;

  /** @param seed a whole number from 0 to 4294967295 */
  constructor(seed = 0) {
    checkWhole("The seed", seed, 0, 0xffffffff);
    this.state[0] = seed;
    for (let i = 1; i < N; i++) {
      const previous = this.state[i - 1] ^ (this.state[i - 1] >>> 30);
      this.state[i] = Math.imul(1812433253, previous) + i;
    }
  }

  /** A number from 0 up to, but without, 1: NumPy's `np.random.rand()`, with 53 random bits. */
  uniform(): number {
    const high = this.bits() >>> 5;
    const low = this.bits() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A table of `rows` lists with `columns` numbers: NumPy's `np.random.rand(rows, columns)`. */
  table(rows: number, columns: number): number[][] {
    checkWhole("rows", rows, 0);
    checkWhole("columns", columns, 0);
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => this.uniform()));
  }

  /** A whole number from 0 to `n` - 1. */
  integer(n: number): number {
    checkWhole("n", n);
    return Math.floor(this.uniform() * n);
  }

  /** The whole numbers from 0 to `n` - 1 in random order, drawn one by one (a lazy Fisher-Yates shuffle). */
  *permutation(n: number): Generator<number> {
    checkWhole("n", n, 0);
    const moved = new Map<number, number>();
    for (let last = n - 1; last >= 0; last--) {
      const pick = this.integer(last + 1);
      yield moved.get(pick) ?? pick;
      moved.set(pick, moved.get(last) ?? last);
    }
  }

  private bits(): number {
    if (this.next === N) this.refill();
    let y = this.state[this.next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private refill(): void {
    const { state } = this;
    for (let i = 0; i < N; i++) {
      const y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.next = 0;
  }
}
