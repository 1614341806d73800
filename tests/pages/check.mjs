// Runs `sayso fix --unsafe` over public pages and templates with a lexicon of common words, and lets
// independent parsers say that nothing but prose was written: tags, attributes, scripts, code, links,
// template tags and front matter are the same before and after, token by token.
//
//   node check.mjs SAYSO CACHE [--show]     SAYSO: the program; CACHE: a folder for packages
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser } from 'htmlparser2';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parse as parseYaml } from 'yaml';

const here = dirname(fileURLToPath(import.meta.url));
const [sayso, cache] = process.argv.slice(2).map((path) => resolve(path));
const show = process.argv.includes('--show');

const MARKDOWN = /\.(md|mdx|markdown)$/;
const HTML = /\.(html?|ejs|njk|hbs|handlebars|liquid|swig|twig|tmpl|erb)$/;
const TEMPLATE_TAG =
  /\{\{[^]*?\}\}|\{%[^]*?%\}|\{#[^]*?#\}|<%[^]*?%>|<\?(?:php|=)[^]*?\?>|\*\|[^|\n]*\|\*|%%[^%\n]+%%|\$\{[^}\n]*\}/g;
// Attributes whose values people read.
const COPY_ATTRIBUTES = new Set([
  'title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription',
  'aria-valuetext', 'label', 'summary', 'caption', 'heading', 'description', 'text', 'tooltip', 'abbr',
]);
const COPY_KEYS = /title|description|summary|tagline|excerpt|abstract|lead|intro|headline|heading|caption|alt|label|text|quote|cta|details|info|name|about/i;

function packages() {
  const lines = readFileSync(join(here, 'packages.txt'), 'utf8').split('\n');
  return lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split(' ')[1]);
}

// The folder of a package, fetched once.
function fetched(spec) {
  const folder = join(cache, spec.replace(/[@/]/g, '_'));
  if (!existsSync(folder)) {
    const fresh = `${folder}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    const npm = ['pack', '--silent', '--pack-destination', fresh, spec];
    const archive = execFileSync('npm', npm, { encoding: 'utf8' }).trim().split('\n').pop();
    execFileSync('tar', ['xzf', join(fresh, archive), '-C', fresh]);
    rmSync(join(fresh, archive));
    execFileSync('mv', [fresh, folder]);
  }
  return folder;
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* files(path);
    else if (entry.isFile() && statSync(path).size < 1 << 20) yield path;
  }
}

function templateTags(text) {
  return text.match(TEMPLATE_TAG) ?? [];
}

// Everything of HTML but its text and the attributes that people read.
function htmlTokens(text) {
  const tokens = [];
  let raw = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      const kept = Object.entries(attributes).filter(([key]) => !isCopy(name, key, attributes));
      const empty = Object.keys(attributes).filter((key) => isCopy(name, key, attributes));
      tokens.push(['open', name, kept, empty]);
      raw = /^(script|style|code|pre|kbd|samp|template)$/.test(name) ? name : raw;
    },
    onclosetag(name) {
      tokens.push(['close', name]);
      raw = raw === name ? null : raw;
    },
    ontext(data) {
      if (raw) tokens.push(['raw', data]);
    },
    oncomment(data) {
      // Outlook's conditional comments hold a page of their own, which people see.
      const page = /^\[if [^\]]*\]>([^]*)<!\[endif\]$/.exec(data);
      tokens.push(page ? ['conditional', htmlTokens(page[1])] : ['comment', data]);
    },
    onprocessinginstruction(name, data) {
      tokens.push(['instruction', name, data]);
    },
  });
  parser.write(text.replace(TEMPLATE_TAG, (tag) => 'Z'.repeat(tag.length)));
  parser.end();
  return tokens;
}

function isCopy(element, key, attributes) {
  if (element === 'meta') return key === 'content' && /description|title|image:alt|site_name/.test(attributes.name ?? attributes.property ?? '');
  if (element === 'input') return COPY_ATTRIBUTES.has(key) || (key === 'value' && /button|submit|reset/.test(attributes.type ?? ''));
  return COPY_ATTRIBUTES.has(key);
}

// Everything of Markdown but its words.
function markdownTokens(text) {
  const [front, body] = frontMatter(text);
  const tokens = [['front', front]];
  const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const walk = (node) => {
    const kept = ['type', 'depth', 'ordered', 'start', 'checked', 'lang', 'meta', 'url', 'identifier', 'align'];
    tokens.push(kept.map((key) => node[key]));
    if (node.type === 'html') tokens.push(htmlTokens(node.value));
    else if (node.type === 'text') tokens.push(node.value.match(MARKS) ?? []);
    else if (node.value !== undefined) tokens.push(node.value);
    node.children?.forEach(walk);
  };
  walk(tree);
  return tokens;
}

// What dialects of Markdown put into text: anchors, attribute lists, directives, emoji, JSX, exports.
const MARKS =
  /\{[#.:][^}\n]*\}|^ *:{2,}[^\n[{]*|^ *(?:!!!|\?\?\?\+?|===) [\w -]*|:[a-z0-9_+-]+:|\[\[[^\]|\n]*|^(?:import|export) [^\n]*|<\/?[A-Z]\w*|\{[^}\n]*\}/gm;

function frontMatter(text) {
  const found = /^\uFEFF?---\r?\n([^]*?)\r?\n---\r?\n/.exec(text);
  if (!found) return [null, text];
  let fields;
  try {
    fields = dataOf(parseYaml(found[1]));
  } catch {
    fields = found[1];
  }
  return [fields, text.slice(found[0].length)];
}

// The keys of front matter, and the values of those that nobody reads.
function dataOf(value, key = '') {
  if (Array.isArray(value)) return value.map((item) => dataOf(item, key));
  if (value && typeof value === 'object') return Object.entries(value).map(([k, v]) => [k, dataOf(v, k)]);
  return COPY_KEYS.test(key) && typeof value === 'string' ? 'copy' : value;
}

function tokens(path, text) {
  const parts = [templateTags(text)];
  if (MARKDOWN.test(path)) parts.push(markdownTokens(text));
  else if (HTML.test(path)) parts.push(htmlTokens(text));
  return parts.flat(1);
}

function firstDifference(before, after) {
  const at = before.findIndex((token, i) => JSON.stringify(token) !== JSON.stringify(after[i]));
  const nth = at < 0 ? before.length : at;
  return `${JSON.stringify(before[nth])?.slice(0, 300)}\n      became ${JSON.stringify(after[nth])?.slice(0, 300)}`;
}

const work = join(cache, 'work');
let passed = 0;
let failed = 0;
let changed = 0;
for (const spec of packages()) {
  const source = fetched(spec);
  rmSync(work, { recursive: true, force: true });
  cpSync(source, work, { recursive: true });
  const lexicon = join(here, 'lexicon.toml');
  try {
    execFileSync(sayso, ['fix', '--unsafe', '--quiet', '--isolated', '--no-ignore', '--hidden', '--lexicon', lexicon, work], { stdio: 'pipe' });
  } catch (error) {
    // Findings that remain (1) and files that cannot be fixed (2) are no failure here.
    if (![1, 2].includes(error.status)) throw error;
  }
  for (const path of files(source)) {
    const copy = join(work, relative(source, path));
    const [before, after] = [path, copy].map((p) => readFileSync(p, 'utf8'));
    if (before === after) continue;
    changed += 1;
    if (show) {
      try {
        execFileSync('diff', ['-U0', path, copy], { stdio: ['ignore', 'inherit', 'inherit'] });
      } catch {
        // They differ: that is what is shown.
      }
    }
    const [old, now] = [tokens(path, before), tokens(path, after)];
    if (JSON.stringify(old) === JSON.stringify(now)) {
      passed += 1;
    } else {
      failed += 1;
      console.log(`${spec}: ${relative(source, path)}\n      ${firstDifference(old, now)}`);
    }
  }
}
console.log(`${changed} files changed`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || changed === 0 ? 1 : 0;
