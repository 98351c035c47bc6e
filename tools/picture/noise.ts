/**
 * Gradient noise (Perlin 2002) from an integer hash of our own, so that the picture is the same on every machine.
 * Values are about -1 to 1; the lattice repeats after 256 cells, far outside what the picture shows at any scale.
 */
const PERMUTATION = new Uint8Array(512);
const GRADIENTS = new Float64Array(256 * 3);

/** Mixes an integer into 32 well-spread bits (the finaliser of MurmurHash3). */
export function hash(n: number): number {
  let h = Math.imul(n ^ (n >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The n-th number, 0 to 1, of the series that belongs to `seed`. */
export const random = (n: number, seed = 0): number => hash(n + Math.imul(seed + 1, 0x9e3779b1)) / 4294967296;

function fillTables(): void {
  const order = Array.from({ length: 256 }, (_, i) => i).sort((a, b) => hash(a) - hash(b));
  for (let i = 0; i < 512; i++) PERMUTATION[i] = order[i & 255];
  for (let i = 0; i < 256; i++) {
    const height = random(i, 1) * 2 - 1;
    const turn = random(i, 2) * 2 * Math.PI;
    const radius = Math.sqrt(1 - height * height);
    GRADIENTS.set([radius * Math.cos(turn) * 1.6, height * 1.6, radius * Math.sin(turn) * 1.6], i * 3);
  }
}
fillTables();

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

function corner(hashed: number, x: number, y: number, z: number): number {
  const g = hashed * 3;
  return GRADIENTS[g] * x + GRADIENTS[g + 1] * y + GRADIENTS[g + 2] * z;
}

export function noise(x: number, y: number, z: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  const fx = x - ix;
  const fy = y - iy;
  const fz = z - iz;
  const p = PERMUTATION;
  const a = p[ix & 255] + (iy & 255);
  const b = p[(ix + 1) & 255] + (iy & 255);
  const k = iz & 255;
  const aa = p[a & 255] + k;
  const ab = p[(a + 1) & 255] + k;
  const ba = p[b & 255] + k;
  const bb = p[(b + 1) & 255] + k;
  const u = fade(fx);
  const v = fade(fy);
  const w = fade(fz);
  const n00 = corner(p[aa & 255], fx, fy, fz);
  const n10 = corner(p[ba & 255], fx - 1, fy, fz);
  const n01 = corner(p[ab & 255], fx, fy - 1, fz);
  const n11 = corner(p[bb & 255], fx - 1, fy - 1, fz);
  const m00 = corner(p[(aa + 1) & 255], fx, fy, fz - 1);
  const m10 = corner(p[(ba + 1) & 255], fx - 1, fy, fz - 1);
  const m01 = corner(p[(ab + 1) & 255], fx, fy - 1, fz - 1);
  const m11 = corner(p[(bb + 1) & 255], fx - 1, fy - 1, fz - 1);
  const near = n00 + u * (n10 - n00) + v * (n01 + u * (n11 - n01) - n00 - u * (n10 - n00));
  const far = m00 + u * (m10 - m00) + v * (m01 + u * (m11 - m01) - m00 - u * (m10 - m00));
  return near + w * (far - near);
}

/** Octaves of noise, each about twice as fine and half as strong; the odd ratio and shifts hide the lattice. */
export function fbm(x: number, y: number, z: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let f = 1;
  for (let i = 0; i < octaves; i++) {
    sum += weight * noise(x * f + i * 17.3, y * f - i * 9.1, z * f + i * 5.7);
    f *= 2.03;
    weight *= 0.5;
  }
  return sum;
}

/** Like fbm, 0 to 1, with sharp crests where the noise crosses zero: rock, ridges, wave tops. */
export function ridged(x: number, y: number, z: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let f = 1;
  for (let i = 0; i < octaves; i++) {
    const crest = 1 - Math.abs(noise(x * f + i * 31.7, y * f + i * 3.3, z * f - i * 11.9));
    sum += weight * crest * crest;
    f *= 2.07;
    weight *= 0.5;
  }
  return sum;
}
