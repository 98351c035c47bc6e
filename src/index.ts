// What the cells of the lesson import, in the order in which they need it.

export { euclideanDistances } from "./distance";
export { kmeans } from "./kmeans";
export { Random } from "./random";
export { assignLabels, inertia, updateCentroids } from "./steps";
export { startTensorFlow, tf } from "./tf";
