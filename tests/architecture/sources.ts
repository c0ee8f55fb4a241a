/** Our own modules and what each imports, read by the TypeScript parser. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export interface Import {
  /** The importing module, from the root of the repository. */
  from: string;
  /** The imported module of ours, from the root; or the name of a package. */
  to: string;
  ours: boolean;
  /** Only types: nothing remains of it when the program runs. */
  typeOnly: boolean;
}

export interface Source {
  file: string;
  tree: ts.SourceFile;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(name);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [name] : [];
  });
}

/** The modules of the product. */
export function readSources(): Source[] {
  return ["app", "server", "content"].flatMap(filesIn).map((file) => {
    const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    return { file, tree: ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true, kind) };
  });
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
  return !name && named.length > 0 && named.every((element) => element.isTypeOnly);
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Everything a module imports: statically, on demand, by exporting on. `import type {}` counts as types. */
export function importsOf({ file, tree }: Source): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const ours = specifier.startsWith(".");
    const to = ours ? path.posix.join(path.posix.dirname(file), specifier) : packageOf(specifier);
    found.push({ from: file, to, ours, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    const specifier = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier;
    if (specifier && ts.isStringLiteral(specifier)) {
      add(specifier.text, ts.isImportDeclaration(node) ? onlyTypes(node.importClause) : node.isTypeOnly);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [asked] = node.arguments;
      if (asked && ts.isStringLiteral(asked)) add(asked.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
