// What the cells of the lesson import.
export { display, show, showImages } from "./display";
export { euclideanDistances } from "./distance";
export { encodeImage, loadImage } from "./image";
export { kmeans } from "./kmeans";
export { cluster2image, meanColours } from "./palette";
export { cloud, heat, paletteStrip, rgbSpace, stars } from "./plots";
export { bitsFor } from "./png";
export { progressBar } from "./progress";
export { Random } from "./random";
export { startingCentroids } from "./starts";
export { assignLabels, inertia, updateCentroids } from "./steps";
export { startTensorFlow, tf } from "./tf";
