import assert from "node:assert/strict";
import { afterEach, before, beforeEach, test } from "node:test";
import { escapeHtml } from "../../src/base/html";
import { startTensorFlow, tf } from "../../src/base/tf";
import { paletteStrip } from "../../src/figures/space";
import { display, show, showImages } from "../../src/page/display";
import { progressBar } from "../../src/page/progress";

interface Message {
  data: Record<string, string>;
  transient: { display_id: string };
  isUpdate: boolean;
}

// A running cell has its kernel's writer in this place; here it is one that takes notes.
const jupyter = require("tslab/dist/jupyter");
let messages: Message[];

before(startTensorFlow);
beforeEach(() => {
  messages = [];
  jupyter.lastWriteDisplayData = (message: Omit<Message, "isUpdate">, isUpdate: boolean) =>
    messages.push({ ...message, isUpdate });
});
afterEach(() => {
  jupyter.lastWriteDisplayData = null;
});

test("a bundle goes out whole, and its update replaces it", () => {
  const update = display({ "text/plain": "one", "text/html": "<b>one</b>" });
  update({ "text/plain": "two" });
  assert.deepEqual(
    messages.map(({ data, isUpdate }) => [data["text/plain"], isUpdate]),
    [["one", false], ["two", true]], // biome-ignore format: one line
  );
  assert.equal(messages[0].transient.display_id, messages[1].transient.display_id);
});

test("a figure carries text for where no figure can be shown", () => {
  show(paletteStrip([[0, 0, 0]], "Only black"));
  assert.equal(messages[0].data["text/plain"], "[figure: Only black]");
  assert.deepEqual(Object.keys(messages[0].data), ["application/vnd.plotly.v1+json", "text/plain"]);
});

test("images stand side by side in one output, and their titles are text, not HTML", async () => {
  const image = tf.zeros([2, 2, 3]) as tf.Tensor3D;
  await showImages({ '<img onerror="alert(1)">': image, second: image });
  assert.equal(messages.length, 1);
  const html = messages[0].data["text/html"];
  assert.equal(html.match(/src="data:image\/png;base64,/g)?.length, 2);
  assert.ok(!html.includes("<img onerror"));
  assert.match(messages[0].data["text/plain"], /second, 2 x 2 pixels/);
});

test("the five characters that mean something in HTML are escaped", () => {
  assert.equal(escapeHtml(`<a href="x" id='y'>&`), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
});

test("outside a notebook the error says where to run it", () => {
  jupyter.lastWriteDisplayData = null;
  assert.throws(() => display({}), /run it in a notebook/);
});

test("a progress bar fills in one place and ends full", () => {
  const bar = progressBar("Counting");
  for (let i = 0; i < 1000; i++) bar(i + 1, 1000);
  bar(1001, 1000);
  assert.equal(new Set(messages.map((message) => message.transient.display_id)).size, 1);
  assert.ok(messages.length < 100, "not every step is told");
  const last = messages[messages.length - 1].data;
  assert.match(last["text/plain"], /^Counting █{30} 1,000 of 1,000/);
  assert.match(last["text/html"], /<progress value="1000" max="1000">/);
});
