import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { writeAddOn } from './build/package/add-on.ts';
import { recordPackages } from './build/package/bundled-packages.ts';

/** Native code and what finds its files by its own place; everything else is bundled, so that a start reads few files. */
const external = ['@huggingface/transformers', 'onnxruntime-node', 'usearch'];

/**
 * A module that is one object of 950,000 letters: as JSON it is read in a third of the time, and V8 keeps no description of it
 * beside the object. It is read when the first text is there: no start waits for it.
 */
const languageData: Plugin = {
  name: 'language-data',
  async transform(code, id) {
    if (/[\\/]eld[\\/]src[\\/]entries[\\/]static\.extrasmall\.js$/u.test(id)) {
      const [made, loaded] = ['const eld = build()', 'loadData(ngramsData)'];
      if (!code.includes(made) || !code.includes(loaded))
        throw new Error('eld is made in another way by now');
      return {
        code: code
          .replace(made, 'let made;\nconst eld = { detect: (text) => (made ??= build()).detect(text) }')
          .replace(loaded, 'loadData(ngramsData())'),
        map: null,
      };
    }
    if (!/[\\/]eld[\\/]src[\\/]ngrams[\\/]/u.test(id)) return null;
    const { ngramsData } = (await import(id)) as { readonly ngramsData: unknown };
    const json = JSON.stringify(JSON.stringify(ngramsData));
    return { code: `export const ngramsData = () => JSON.parse(${json});`, map: null };
  },
};

/**
 * V8 keeps the text of a program for as long as it runs, in two bytes a letter where one letter of a file is beyond ASCII: 5 MB
 * more for the engine. In a string, a template and a pattern an escape is the same letter.
 */
const asciiSource: Plugin = {
  name: 'ascii-source',
  generateBundle(_options, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue;
      // Behind a backslash it would be another text.
      if (/(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.test(part.code))
        throw new Error(`A letter is escaped in ${part.fileName}`);
      part.code = part.code.replaceAll(
        /[^\0-\x7f]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

export default defineConfig({
  main: {
    plugins: [
      recordPackages('main'),
      languageData,
      asciiSource,
      {
        name: 'thunderbird',
        closeBundle: () => writeAddOn(import.meta.dirname, 'out/thunderbird/sidedesk.xpi'),
      },
    ],
    // Its build for Node declares a `require` of its own, beside the one that every bundle gets: one too many.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'main/index.ts',
          engine: 'main/engine.ts',
          parser: 'main/parser.ts',
          'mail-host': 'main/mail-host.ts',
          'parse-worker': 'main/desk/library/parse/worker.ts',
        },
        external,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [recordPackages('preload')],
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), recordPackages('renderer')],
    build: {
      target: 'chrome148',
      outDir: 'out/renderer',
      minify: true,
      // Read from the disk at once: what counts is the time to the first picture, not the size of a download.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: { index: 'renderer/index.html', palette: 'renderer/palette.html' } },
      // Fonts and pictures stay files: the window's policy takes neither as data: but pictures.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
});
