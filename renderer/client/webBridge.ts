import type { HostBridge } from '../../core/contract/hostBridge.ts';
import { fileNameParameter, webPaths } from '../../core/contract/transport.ts';
import type { FileRef } from '../../core/contract/views.ts';
import { text } from '../text/en.ts';
import type { Trouble } from './trouble.ts';

/** The three things of the person's own machine, done by the browser: upload by request, saving by download. */
export const webBridge: HostBridge = {
  kind: 'web',

  adoptFile(file, onShare, signal) {
    return new Promise<FileRef>((resolve, reject) => {
      // `fetch` does not tell how far an upload has come; this does.
      const request = new XMLHttpRequest();
      request.open('POST', `${webPaths.files}?${fileNameParameter}=${encodeURIComponent(file.name)}`);
      request.responseType = 'json';
      request.upload.addEventListener('progress', (event) => {
        if (event.lengthComputable) onShare?.(event.loaded / event.total);
      });
      request.addEventListener('load', () => {
        if (request.status >= 200 && request.status < 300) resolve(request.response as FileRef);
        else reject(uploadTrouble(request.response));
      });
      request.addEventListener('error', () => reject(uploadTrouble(null)));
      request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      // The contract names only what it needs of a file; in a browser it is one.
      request.send(file as unknown as Blob);
    });
  },

  saveOutput(output) {
    const link = document.createElement('a');
    link.href = `${webPaths.outputs}/${encodeURIComponent(output.runId)}/${output.name.split('/').map(encodeURIComponent).join('/')}`;
    link.download = output.name.replaceAll('/', '_');
    document.body.append(link);
    link.click();
    link.remove();
    return Promise.resolve(true);
  },
};

function uploadTrouble(body: unknown): Trouble {
  if (typeof body === 'object' && body !== null && 'remedy' in body) return body as Trouble;
  return { code: 'UPLOAD', ...text.uploadFailed };
}
