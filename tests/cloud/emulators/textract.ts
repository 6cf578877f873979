import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { answering, closeServer, type HttpAnswer, listen, readBody } from '../gateway/listen.ts';
import { standInCredentials } from './standIn.ts';

/** A word on a page: its corners as shares of the page, from the upper left of who reads it, clockwise. */
export interface SeenWord {
  readonly text: string;
  readonly corners: readonly (readonly [number, number])[];
  /** 0 to 100, as Textract says it. */
  readonly confidence?: number;
}

/** `cut`: the connection ends before the answer. Every other name is that of an error of the service. */
export type TextractFault =
  | 'cut'
  | 'ThrottlingException'
  | 'ProvisionedThroughputExceededException'
  | 'InternalServerError'
  | 'AccessDeniedException'
  | 'BadDocumentException'
  | 'DocumentTooLargeException';

export interface TextractServer {
  readonly url: string;
  /** Documents that were read, one after another; each would have been paid. */
  readonly read: readonly Buffer[];
  /** Calls, refused ones among them. */
  calls(): number;
  close(): Promise<void>;
}

const statuses: Readonly<Record<string, number>> = { InternalServerError: 500, AccessDeniedException: 403 };

/**
 * Stands for `DetectDocumentText` of Amazon Textract: AWS JSON 1.1 with a signature that is computed anew. It reads no
 * pictures; `see` says what stands on a page. A body that is no PDF of one page is refused as the service does.
 *
 * @param see the lines of a page, each with its words
 * @param fault what a call meets, by its number from 0; asked before anything is read
 * @see https://docs.aws.amazon.com/textract/latest/dg/API_DetectDocumentText.html
 */
export async function openTextract(
  see: (pdf: Buffer) => readonly (readonly SeenWord[])[],
  fault: (call: number) => TextractFault | undefined = () => undefined,
): Promise<TextractServer> {
  const read: Buffer[] = [];
  let calls = 0;
  const server = createServer(
    answering(async (message) => {
      const body = (await readBody(message, 20 * 1024 ** 2)) ?? Buffer.alloc(0);
      if (!isSigned(message, body)) return refusal('InvalidSignatureException', 403);
      if (message.headers['x-amz-target'] !== 'Textract.DetectDocumentText')
        return refusal('UnknownOperationException');
      const met = fault(calls);
      calls += 1;
      if (met === 'cut') throw new Error('The connection is cut.');
      if (met !== undefined) return refusal(met, statuses[met]);
      const { Document } = JSON.parse(body.toString('utf8')) as { Document?: { Bytes?: string } };
      if (Document?.Bytes === undefined) return refusal('InvalidParameterException');
      const pdf = Buffer.from(Document.Bytes, 'base64');
      if (pdf.length > 10 * 1024 ** 2) return refusal('DocumentTooLargeException');
      const text = pdf.toString('latin1');
      if (!text.startsWith('%PDF') || text.match(/\/Type \/Page\b/g)?.length !== 1)
        return refusal('UnsupportedDocumentException');
      read.push(pdf);
      return answered({ DocumentMetadata: { Pages: 1 }, Blocks: blocksOf(see(pdf)) });
    }),
  );
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    read,
    calls: () => calls,
    close: () => closeServer(server),
  };
}

function answered(body: object, status = 200): HttpAnswer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}

function refusal(name: string, status = 400): HttpAnswer {
  return answered({ __type: name, Message: `The stand-in says ${name}.` }, status);
}

function blocksOf(lines: readonly (readonly SeenWord[])[]): readonly object[] {
  const blocks: object[] = [{ BlockType: 'PAGE', Id: 'page' }];
  for (const [at, words] of lines.entries()) {
    const ids = words.map((_, place) => `${at}-${place}`);
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined) continue;
    const corners = [first.corners[0], last.corners[1], last.corners[2], first.corners[3]];
    blocks.push({
      BlockType: 'LINE',
      Id: `line-${at}`,
      Text: words.map(({ text }) => text).join(' '),
      ...facts(95, corners),
      Relationships: [{ Type: 'CHILD', Ids: ids }],
    });
    for (const [place, { text, corners: own, confidence = 95 }] of words.entries())
      blocks.push({ BlockType: 'WORD', Id: ids[place], Text: text, ...facts(confidence, own) });
  }
  return blocks;
}

function facts(Confidence: number, corners: readonly (readonly [number, number] | undefined)[]): object {
  return { Confidence, Geometry: { Polygon: corners.map((point) => ({ X: point?.[0], Y: point?.[1] })) } };
}

/** Whether the stand-in's key signed this very body (SigV4). */
function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const parts = /Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? '',
  );
  const [, key, scope = '', names = '', signature] = parts ?? [];
  if (key !== standInCredentials.accessKeyId || !scope.includes('/textract/')) return false;
  const signed = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}`);
  const hash = createHash('sha256').update(body).digest('hex');
  const canonical = [method, url, '', ...signed, '', names, hash].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const text = `AWS4-HMAC-SHA256\n${String(headers['x-amz-date'])}\n${scope}\n${digest}`;
  const secret = scope
    .split('/')
    .reduce<string | Buffer>(
      (made, part) => createHmac('sha256', made).update(part).digest(),
      `AWS4${standInCredentials.secretAccessKey}`,
    );
  return createHmac('sha256', secret).update(text).digest('hex') === signature;
}
