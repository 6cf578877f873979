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

/**
 * Builds everything that runs: the desktop shell, the command line with the web host, the engine process with its
 * worker, the preload script and the renderer. All packages are bundled, so nothing of `node_modules` is shipped.
 */
export default defineConfig({
  main: {
    plugins: [kernel],
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          cli: at('infra/local/cli/main.ts'),
          engineProcess: at('infra/local/engine/engineProcess.ts'),
          engineWorker: at('infra/local/engine/engineWorker.ts'),
        },
        output: { entryFileNames: '[name].js' },
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
    plugins: [react(), tailwindcss()],
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
