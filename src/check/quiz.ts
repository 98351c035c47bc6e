import { display } from "../page/display";
import { type Outcome, panel } from "./panel";

/** The right letter, and what to tell those who choose a letter. The questions themselves stand in the notebook. */
export const questions: Record<number, { right: string; replies: Record<string, string> }> = {
  1: {
    right: "c",
    replies: {
      a: "Points change their cluster in the other step, “assign”. During “update” the labels stay as they are.",
      b: "That is how a run starts. Afterwards nothing is random any more.",
      c: "The mean is the one place with the smallest sum of squared distances to the points, so the inertia can't rise.",
      d: "K stays what you chose. A centroid without points stays or moves, but it never disappears.",
    },
  },
  2: {
    right: "b",
    replies: {
      a: "It can't rise: “assign” brings each point to the nearest centroid, and “update” moves each centroid to the best place.",
      b: "Neither step can raise it, and there are only so many ways to label the points: so every run comes to an end.",
      c: "More iterations don't hurt: once nothing moves, the inertia simply stays.",
      d: "The start decides where it ends, but from every start it falls, or stays, with each step.",
    },
  },
  3: {
    right: "d",
    replies: {
      a: "More iterations change nothing: the run has already come to rest, only in the wrong place.",
      b: "The order of the points plays no part: all of them are assigned before any centroid moves.",
      c: "A smaller tolerance only lets it come closer to the place where it is going anyway.",
      d: "Each run finds the bottom of the valley in which it began. With several starts one can keep the best.",
    },
  },
  4: {
    right: "a",
    replies: {
      a: "With K colours a pixel needs as many bits as it takes to count to K: 4 bits count to 16.",
      b: "8 bits count to 256. For 16 colours half of them are enough.",
      c: "16 is the number of colours. The number of bits is how often you can halve it until 1 is left.",
      d: "That is the original: three channels of 8 bits each. The palette saves us from writing them for every pixel.",
    },
  },
  5: {
    right: "b",
    replies: {
      a: "Dithering uses the very same palette. It chooses among its colours differently.",
      b: "Each pixel by itself is less exact, but the errors of neighbours cancel, and from far away the eye sees their mean.",
      c: "It is the other way round: noise is hard to pack, so the file of a dithered picture is larger.",
      d: "PSNR compares pixel by pixel, and there dithering loses. From far away it wins.",
    },
  },
  6: {
    right: "c",
    replies: {
      a: "Inertia falls with every cluster more, down to 0 when each point has one of its own. It has no best K.",
      b: "A silhouette asks for clusters with gaps between them. The colours of most photographs have none.",
      c: "There is no true number of colours. The slider and the file size tell you what each K costs and what it looks like.",
      d: "Fewer colours are found faster, but then K = 1 would win every time, and that is the worst picture of all.",
    },
  },
};

/** Tells below the cell whether the answer to a question of the quiz is right, and why. */
export function answer(question: number, letter: string): void {
  const { right, replies } = questions[question] ?? {};
  if (!replies) throw new Error(`There is no question ${question}: they are numbered from 1 to 6.`);
  const say = (kind: Outcome["kind"], verdict: string, text: string) =>
    display(panel(kind, `Question ${question}: ${verdict}`, [{ text }]));
  const text = replies[letter];
  if (letter === "?")
    say("not done", "not answered yet", 'Put a, b, c or d in place of the "?", and run the cell again.');
  else if (!text) throw new Error(`The answers are "a", "b", "c" and "d", not "${letter}".`);
  else if (letter === right) say("correct", "right", text);
  else say("not yet", "not quite", `${text} Try another answer.`);
}
