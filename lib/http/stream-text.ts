/** Text that is made while it is sent. */

/** Characters gathered before they are sent: many papers make few packets, the first ones still leave early. */
const FIRST_GATHER = 16_384;
const GATHER = 65_536;

/** A body that takes pieces from the generator as fast as the reader takes them, and stops it when the reader leaves. */
export function streamText(pieces: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let gather = FIRST_GATHER;
  return new ReadableStream({
    async pull(controller) {
      let text = "";
      while (text.length < gather) {
        const { value, done } = await pieces.next();
        if (done) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
      }
      gather = GATHER;
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await pieces.return();
    },
  });
}
