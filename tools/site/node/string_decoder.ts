/** For output of another process: there is none. */
export class StringDecoder {}
