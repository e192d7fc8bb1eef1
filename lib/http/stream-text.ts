/** Text that is made while it is sent. */

/** Characters gathered before they are sent: many papers make few packets, the first ones still leave early. */
const GATHER = 16_384;

/** A body that takes pieces from the generator as fast as the reader takes them, and stops it when the reader leaves. */
export function streamText(pieces: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let text = "";
      while (text.length < GATHER) {
        const { value, done } = await pieces.next();
        if (done) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await pieces.return();
    },
  });
}
