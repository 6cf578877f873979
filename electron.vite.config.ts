import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { compileKernel } from './scripts/kernel/compileKernel.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Compiles the kernel and puts it beside the engine's worker, which loads it. */
const kernel = {
  name: 'mapwright-kernel',
  async generateBundle(this: { emitFile(file: object): string }): Promise<void> {
    this.emitFile({ type: 'asset', fileName: 'kernel.wasm', source: await compileKernel() });
  },
};

/** Puts the word vectors beside what proposes mappings; see `infra/local/wordVectors.ts`. */
const wordVectors = {
  name: 'mapwright-word-vectors',
  generateBundle(this: { emitFile(file: object): string }): void {
    const source = readFileSync(at('core/match/words/vectors/words.bin'));
    this.emitFile({ type: 'asset', fileName: 'words.bin', source });
  },
};

/**
 * What pdf.js asks for by name while it draws: character maps of East Asian fonts, the fonts that every PDF may count on,
 * and the decoders of pictures as plain scripts. See `renderer/state/scan/pdf/pdfDocuments.ts`.
 */
const pdfParts = {
  name: 'mapwright-pdf-parts',
  generateBundle(this: { emitFile(file: object): string }): void {
    for (const [folder, wanted] of [
      ['cmaps', /\.bcmap$|^LICENSE$/],
      ['standard_fonts', /\.(ttf|pfb)$|^LICENSE/],
      ['wasm', /_nowasm_fallback\.js$|^LICENSE_(PDFJS_)?(JBIG2|OPENJPEG)$/],
    ] as const) {
      const from = at(`node_modules/pdfjs-dist/${folder}`);
      for (const name of readdirSync(from)) {
        if (!wanted.test(name)) continue;
        const fileName = `pdf/${name.startsWith('LICENSE') ? `${folder}-${name}.txt` : name}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(`${from}/${name}`) });
      }
    }
  },
};

/** Packages of large tables, and what of them is called. Only files in old encodings ask for them. */
const rarelyNeeded: Readonly<Record<string, readonly string[]>> = {
  'iconv-lite': ['encodingExists', 'getDecoder'],
  jschardet: ['detectAll'],
};

/**
 * Keeps those packages in files of their own, which are read at the first call: they are two thirds of the worker's code
 * and would cost every start 40 ms. The calls must be answered at once, so the files are required, not imported.
 */
const onFirstCall = {
  name: 'mapwright-on-first-call',
  enforce: 'pre' as const,
  resolveId(name: string): string | undefined {
    return name in rarelyNeeded ? `\0first-call:${name}` : undefined;
  },
  load(this: { emitFile(file: object): string }, id: string): string | undefined {
    const name = id.startsWith('\0first-call:') ? id.slice('\0first-call:'.length) : undefined;
    if (name === undefined) return undefined;
    const file = this.emitFile({ type: 'chunk', id: at(`node_modules/${name}`), name });
    const calls = (rarelyNeeded[name] ?? []).map(
      (call) => `export const ${call} = (...given) => whole().${call}(...given);`,
    );
    return [
      `import { createRequire } from 'node:module';`,
      `let found;`,
      `const whole = () => (found ??= createRequire(import.meta.url)(import.meta.ROLLUP_FILE_URL_${file}).default);`,
      ...calls,
    ].join('\n');
  },
  resolveFileUrl({ relativePath }: { readonly relativePath: string }): string {
    return JSON.stringify(`./${relativePath}`);
  },
};

/**
 * Builds everything that runs: the desktop shell, the command line with the web host, the engine process with its
 * worker, the preload script and the renderer. All packages are bundled but those in `dependencies`, which are native.
 */
export default defineConfig({
  main: {
    plugins: [kernel, wordVectors, onFirstCall],
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          cli: at('infra/local/cli/main.ts'),
          engineProcess: at('infra/local/engine/engineProcess.ts'),
          engineWorker: at('infra/local/engine/engineWorker.ts'),
          pipelineProcess: at('infra/local/pipeline/pipelineProcess.ts'),
          partWorker: at('infra/local/engine/partWorker.ts'),
          recordWorker: at('infra/local/records/recordWorker.ts'),
          scanWorker: at('infra/local/scans/scanWorker.ts'),
          runPartWorker: at('infra/local/engine/runPartWorker.ts'),
        },
        // All in one folder, so that what a file names beside itself is found wherever the file was put; and under
        // names that stay, so that compiled code is kept once, not once a build.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        // A sandboxed preload script must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), tailwindcss(), pdfParts],
    // The drawing worker is a script of its own, and asks for others by their names.
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // The content security policy allows no `data:` fonts, so every asset is a file.
      assetsInlineLimit: 0,
      // Parse time counts, not download: the page is read at every start.
      minify: true,
      chunkSizeWarningLimit: 900,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
