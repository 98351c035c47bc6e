// jimp's own build for browsers is empty (1.6.1): its parts, put together as it does itself.
import { createJimp } from "@jimp/core";
import jpeg from "@jimp/js-jpeg";
import png from "@jimp/js-png";

export const Jimp = createJimp({ formats: [jpeg, png] });
export const JimpMime = { jpeg: "image/jpeg", png: "image/png" } as const;
