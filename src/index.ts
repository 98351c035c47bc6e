// The lesson's door: what its cells import. Begin reading in kmeans/.

export { Random } from "./base/random";
export { startTensorFlow, tf } from "./base/tf";
export { check, hint, solution, todo, useReference } from "./check/index";
export { repaint } from "./colours/repaint";
export { countColours } from "./colours/table";
export { cloud, heat, paletteStrip, rgbSpace, stars } from "./figures/space";
export { kmeans } from "./fit/kmeans";
export { euclideanDistances } from "./kmeans/distance";
export { startingCentroids } from "./kmeans/starts";
export { assignLabels, inertia, updateCentroids } from "./kmeans/steps";
export { show, showImages } from "./page/display";
export { progressBar } from "./page/progress";
export { interact } from "./page/widgets/interact";
export { encodeImage, loadImage } from "./picture/image";
export { cluster2image, meanColours } from "./picture/palette";
export { bitsFor } from "./picture/png";
