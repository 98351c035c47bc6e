// The door of the second notebook, explore.ipynb: the lesson's, and what goes beyond it.

export { answer } from "./check/quiz";
export { kmeansOfPicture } from "./colours/kmeans-of-picture";
export { clusterings } from "./figures/clusters";
export { curvesOverK, paletteRows, spread } from "./figures/curves";
export { lloydFilm, lloydMoment } from "./figures/film";
export { gallery } from "./figures/gallery";
export { twoSpaces } from "./figures/two-spaces";
export { versionSlider } from "./figures/versions";
export * from "./index";
export { lloydSteps } from "./kmeans/slow-motion";
export { colourDifference } from "./measures/ciede2000";
export { oklabToRgb, rgbToOklab } from "./measures/oklab";
export { psnr } from "./measures/psnr";
export { silhouette } from "./measures/silhouette";
export { toBytes } from "./palettes/bytes";
export { compress } from "./palettes/compress";
export { dither } from "./palettes/dither";
export { medianCut } from "./palettes/median-cut";
export { paintedWith } from "./palettes/painted-with";
export { painting } from "./palettes/painting";
export { uniformGrid } from "./palettes/uniform-grid";
export { shrink } from "./picture/shrink";
