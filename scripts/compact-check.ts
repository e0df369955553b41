/**
 * Shortens a check that Ajv compiled: all its functions add to one list of slips, where Ajv lets each keep a list of
 * its own and joins them, and what they do often is a function. What the check accepts and reports stays the same,
 * except that slips which only repeat another ("if", "propertyNames") and the path into the schema are left out.
 * Throws when Ajv's code has another shape than this knows.
 */
export function compactCheck(code: string): string {
  const compact = REWRITES.reduce((text, [shape, replacement]) => text.replace(shape, replacement), code);
  const left = /\b(?:vErrors|errors|parentData|rootData|schemaPath|err\d+|_?valid\d+ = _valid)\b.*/.exec(compact);
  if (left) throw new Error(`The compiled check has an unknown shape: ${left[0]}`);
  return (
    HELPERS +
    compact
      .split(/^(?=function )/m)
      .map(withoutUnusedMarks)
      .join('')
  );
}

const HELPERS = `let slips = [];
const slip = (instancePath, keyword, params, propertyName) => slips.push({ instancePath, keyword, params, propertyName });
const need = (data, name, path) => data[name] === undefined && slip(path, "required", { missingProperty: name });
const part = (check, data, name, path) => data[name] !== undefined && check(data[name], path + "/" + name);
const close = (data, known, path) => {
  for (const name of Object.keys(data)) if (!known.includes(name)) slip(path, "closed", { name, known });
};
const oneOf = (data, allowedValues, path) => allowedValues.includes(data) || slip(path, "enum", { allowedValues });
const match = (data, pattern, path) => {
  if (typeof data != "string") slip(path, "type", { type: "string" });
  else if (!pattern.test(data)) slip(path, "pattern", { pattern: pattern.source });
};
`;

const REWRITES: readonly (readonly [RegExp, string])[] = [
  // Members of its own only: pages add some to all objects.
  [/for \(const (\w+) in (\w+)\)/g, 'for (const $1 of Object.keys($2))'],
  [/, schemaPath: "[^"]*"/g, ''],
  // One slip.
  [
    /const (err\d+) = (\{.*\});\s*if \(vErrors === null\) \{\s*vErrors = \[\1\];\s*\} else \{\s*vErrors\.push\(\1\);\s*\}\s*errors\+\+;/g,
    'slips.push($2);',
  ],
  [/slips\.push\(\{ instancePath.*, keyword: "(?:if|propertyNames)".*\n/g, ''],
  [
    /slips\.push\(\{ instancePath: (.+), keyword: ("\w+(?: \w+)?"), params: (.+?)(?:, propertyName: (\w+))? \}\);/g,
    'slip($1, $2, $3, $4);',
  ],
  [
    /slips\.push\(\{ instancePath, keyword: ("\w+(?: \w+)?"), params: (.+?)(?:, propertyName: (\w+))? \}\);/g,
    'slip(instancePath, $1, $2, $3);',
  ],
  [/, \);/g, ');'],
  // What a condition tries is taken back.
  [
    /errors = (_errs\d+);\s*if \(vErrors !== null\) \{\s*if \(\1\) \{\s*vErrors\.length = \1;\s*\} else \{\s*vErrors = null;\s*\}\s*\}/g,
    'slips.length = $1;',
  ],
  // Whether a branch of a condition went well only mattered to the slip that repeats it.
  [/let (?:valid|ifClause)\d+(?: = true)?;\n/g, ''],
  [/ifClause\d+ = "\w+";\n/g, ''],
  [/\bvalid\d+ = _valid\d+;\n/g, ''],
  [/if \(!valid\d+\) \{\s*\}\n/g, ''],
  [/var _?valid\d+ = _errs\d+ === errors;\s*(?=\})/g, ''],
  // One function calls another.
  [
    /if \(!((?:wrapper\d+\.)?validate\d*)\((.+), \{ instancePath(?:: (.+?))?, parentData.*\}\)\) \{\s*vErrors = .*;\s*errors = vErrors\.length;\s*\}/g,
    '$1($2, $3);',
  ],
  [/(validate\d*\(.+), \);/g, '$1, instancePath);'],
  [
    /function (validate\d+)\(data, \{ instancePath = "".*\{\s*let vErrors = null;\s*let errors = 0;/g,
    'function $1(data, instancePath) {',
  ],
  [/validate\d+\.errors = vErrors;\s*return errors === 0;\s*/g, ''],
  [/\berrors\b/g, 'slips.length'],
  // What each property needs.
  [
    /if \((\w+)\.(\$?\w+) !== void 0\) \{\s*((?:wrapper\d+\.)?validate\d*)\(\1\.\2, instancePath \+ "\/\2"\);\s*\}/g,
    'part($3, $1, "$2", instancePath);',
  ],
  [
    /if \((\w+)\.(\w+) === void 0\) \{\s*slip\((.+), "required", \{ missingProperty: "\2" \}\);\s*\}/g,
    'need($1, "$2", $3);',
  ],
  [
    /for \(const (name\d+) in (\w+)\) \{\s*if \(!(schema\d+)\.includes\(\1\)\) \{\s*slip\((.+), "closed", .*\);\s*\}\s*\}/g,
    'close($2, $3, $4);',
  ],
  [
    /if \(!\((\w+) === .*\)\) \{\s*slip\((.+), "enum", \{ allowedValues: (schema\d+\.enum) \}\);\s*\}/g,
    'oneOf($1, $3, $2);',
  ],
  [
    /if \(typeof (\w+) === "string"\) \{\s*if \(!(pattern\d+)\.test\(\1\)\) \{\s*slip\((.+), "pattern", .*\);\s*\}\s*\} else \{\s*slip\(.+, "type", .*\);\s*\}/g,
    'match($1, $2, $3);',
  ],
  // Only questions of its kind come to the part for a kind.
  [/if \(data\.kind !== void 0\) \{\s*if \("\w+" !== data\.kind\) \{\s*slip\(.*\);\s*\}\s*\}\n/g, ''],
];

/** The function without the counts of slips that nothing compares with any more. */
function withoutUnusedMarks(code: string): string {
  return code.replace(/const (_errs\d+) = slips\.length;\n/g, (mark, name: string) =>
    code.split(new RegExp(`\\b${name}\\b`)).length > 2 ? mark : '',
  );
}
