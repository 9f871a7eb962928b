/** A tiny ONNX text classifier, written byte by byte: an embedding of three numbers a token, summed. For tests of the second reader. */

/** Numbers per token: logits it adds to negative, neutral, positive. Token 0 is padding. */
export function tinyClassifier(embeddings: readonly (readonly number[])[]): Uint8Array {
  const width = embeddings[0]!.length;
  const table = message(
    varints(1, [embeddings.length, width]),
    varint(2, FLOAT),
    text(8, 'table'),
    bytes(9, new Uint8Array(Float32Array.from(embeddings.flat()).buffer)),
  );
  const axes = message(
    varints(1, [1]),
    varint(2, INT64),
    text(8, 'axes'),
    bytes(9, new Uint8Array(BigInt64Array.of(1n).buffer)),
  );
  const gather = message(text(1, 'table'), text(1, 'input_ids'), text(2, 'rows'), text(4, 'Gather'));
  const keep = message(text(1, 'keepdims'), varint(3, 0), varint(20, ATTRIBUTE_INT));
  const sum = message(text(1, 'rows'), text(1, 'axes'), text(2, 'logits'), text(4, 'ReduceSum'), bytes(5, keep));
  const graph = message(
    bytes(1, gather),
    bytes(1, sum),
    text(2, 'tiny'),
    bytes(5, table),
    bytes(5, axes),
    bytes(11, tensorInfo('input_ids', INT64, ['batch', 'tokens'])),
    bytes(12, tensorInfo('logits', FLOAT, ['batch', width])),
  );
  const opset = message(text(1, ''), varint(2, 13));
  return message(varint(1, 8), bytes(7, graph), bytes(8, opset));
}

/** A tokenizer.json of whole words; unknown ones have number 1. */
export function tinyTokenizer(words: readonly string[]): string {
  const vocab = Object.fromEntries(['[PAD]', '[UNK]', ...words].map((word, id) => [word, id]));
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      vocab,
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  });
}

// Numbers of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
const [FLOAT, INT64, ATTRIBUTE_INT] = [1, 7, 2];

function tensorInfo(name: string, type: number, dims: readonly (string | number)[]): Uint8Array {
  const shape = message(...dims.map((dim) => bytes(1, typeof dim === 'string' ? text(2, dim) : varint(1, dim))));
  return message(text(1, name), bytes(2, message(bytes(1, message(varint(1, type), bytes(2, shape))))));
}

// Protocol buffers: https://protobuf.dev/programming-guides/encoding/
function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(fields.flatMap((field) => [...field]));
}

function bytes(field: number, content: Uint8Array): Uint8Array {
  return Uint8Array.from([...base128((field << 3) | 2), ...base128(content.length), ...content]);
}

function text(field: number, content: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(content));
}

function varint(field: number, value: number): Uint8Array {
  return Uint8Array.from([...base128(field << 3), ...base128(value)]);
}

function varints(field: number, values: readonly number[]): Uint8Array {
  return bytes(field, Uint8Array.from(values.flatMap(base128)));
}

function base128(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128);
  return [...out, rest];
}
