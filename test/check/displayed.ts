/** What a notebook shows. */
export type Bundle = Record<string, string>;

/** Everything that is displayed while `body` runs, as a notebook would be told. */
export async function displayed(body: () => unknown): Promise<Bundle[]> {
  const jupyter = require("tslab/dist/jupyter");
  const shown: Bundle[] = [];
  const before = jupyter.lastWriteDisplayData;
  jupyter.lastWriteDisplayData = ({ data }: { data: Bundle }) => shown.push(data);
  try {
    await body();
  } finally {
    jupyter.lastWriteDisplayData = before;
  }
  return shown;
}
