<?php

/**
 * Checks on a PHP server what a browser sent for a questionnaire of questionnaire-form, as if nothing in it could be
 * believed. One file, PHP 8.1 or later, no extension beside json and pcre (both always there). README.md beside this
 * file says how to call it.
 *
 * It follows src/questionnaire, src/engine and src/verify step by step and gives the same reasons at the same places;
 * the files of test/vectors and the tests of test/verify hold the two together.
 */

declare(strict_types=1);

namespace QuestionnaireForm;

/**
 * Takes the answers of a payload alone, makes everything else anew from them with the server's own facts and day, and
 * compares: what comes out must be what was sent, to the letter.
 *
 * @param array|string|Questionnaire $questionnaire The document's JSON text (best), the same decoded, or what
 *     `load_questionnaire` gave. It must have passed `loadQuestionnaire` or the command `questionnaire check` before.
 * @param mixed $payload What arrived: its JSON text (best), or the same decoded.
 * @param array{context?: mixed, today: string, files?: array} $options
 *     `context`: the facts that the server itself looked up for this respondent, as the page supplies them (array or
 *     JSON text). `today`: the calendar day that counts, `YYYY-MM-DD`, in the questionnaire's time zone.
 *     `files`: by reference, each the bytes as a string, or where they are: an SplFileInfo, `['path' => …]` or an entry
 *     of `$_FILES`. Left out, only what the payload says of its files is checked.
 * @return array{status: 'verified'|'refused', reasons: list<array{code: string, at: string, violation?: string,
 *     ruleId?: string}>, payload?: mixed} All reasons at once; README.md says what each code means. No reason holds an
 *     answer, so they may be logged. `payload` is there when it is verified, decoded to arrays.
 * @throws QuestionnaireException when the document cannot be read
 * @throws ContextException when the server's own facts do not fit the document
 * @throws \InvalidArgumentException when `today` is no date
 */
function verify_payload(array|string|Questionnaire $questionnaire, mixed $payload, array $options): array
{
    $compiled = $questionnaire instanceof Questionnaire ? $questionnaire : load_questionnaire($questionnaire);
    $today = $options['today'] ?? null;
    if (!is_string($today) || !PlainDate::isDate($today)) {
        throw new \InvalidArgumentException('today must be a date as "YYYY-MM-DD".');
    }
    $context = $options['context'] ?? [];
    $facts = is_string($context) ? Json::decode($context) : Json::taken($context);
    return (new Verification($compiled, $facts, $today))->verify($payload, $options['files'] ?? null);
}

/**
 * Reads a document once, for verifying several payloads of it.
 *
 * @throws QuestionnaireException when it cannot be read
 */
function load_questionnaire(array|string $source): Questionnaire
{
    try {
        $json = is_string($source) ? Json::decode(preg_replace('/\A\xef\xbb\xbf/', '', $source)) : Json::taken($source);
    } catch (JsonException $error) {
        throw new QuestionnaireException('not-json', '');
    }
    return (new Compiler($json))->questionnaire();
}

/** The document cannot be used: `issue` is the word that `loadQuestionnaire` has for it, `at` a JSON Pointer. */
final class QuestionnaireException extends \RuntimeException
{
    public function __construct(public readonly string $issue, public readonly string $at)
    {
        parent::__construct("The questionnaire cannot be used: $issue at \"$at\".");
    }
}

/** The facts that the server looked up do not fit what the document declares: `issues` as `[code, JSON Pointer]`. */
final class ContextException extends \RuntimeException
{
    /** @param list<array{string, string}> $issues */
    public function __construct(public readonly array $issues)
    {
        $list = array_map(static fn (array $issue): string => "$issue[0] at \"$issue[1]\"", $issues);
        parent::__construct('The context does not fit: ' . implode(', ', $list) . '.');
    }
}

/** A text is no JSON. */
final class JsonException extends \RuntimeException
{
}

/** An answer that cannot be one of this questionnaire. */
final class AnswerException extends \RuntimeException
{
    public function __construct(public readonly string $reason, public readonly string $path)
    {
        parent::__construct($reason);
    }
}

/** What a named value yields is not known, because it needs itself. */
final class CircularValue extends \RuntimeException
{
}

/** What JavaScript calls undefined: a member that is not there, which is not the same as null. */
enum Nothing
{
    case Here;
}

// JSON ---------------------------------------------------------------------------------------------------------------

/** A JSON object; lists are PHP lists. Whole numbers are ints, all others floats. */
final class JsonObject
{
    /** @param bool $either An empty PHP array from outside, which may have been an object or a list. */
    private function __construct(public readonly array $members, public readonly bool $either = false)
    {
    }

    /** In the order in which JavaScript goes through members: names like indexes first, by size. */
    public static function of(array $members, bool $either = false): self
    {
        $indexes = [];
        foreach ($members as $name => $_) {
            if (is_int($name) && $name >= 0 && $name < 4294967295) {
                $indexes[] = $name;
            }
        }
        if ($indexes === []) {
            return new self($members, $either);
        }
        sort($indexes);
        $ordered = [];
        foreach ($indexes as $name) {
            $ordered[$name] = $members[$name];
        }
        return new self($ordered + $members, $either);
    }

    public function has(string $name): bool
    {
        return array_key_exists($name, $this->members);
    }

    /** Null when it is not there (or is null). */
    public function get(string $name): mixed
    {
        return $this->members[$name] ?? null;
    }

    public function own(string $name): mixed
    {
        return array_key_exists($name, $this->members) ? $this->members[$name] : Nothing::Here;
    }

    /** @return list<string> */
    public function names(): array
    {
        return array_map('strval', array_keys($this->members));
    }

    public function without(string ...$names): self
    {
        return new self(array_diff_key($this->members, array_flip($names)), $this->either);
    }
}

/**
 * Reads and writes JSON as JavaScript does. PHP's own functions tell no `{}` from `[]`, refuse half surrogate pairs (a
 * cut emoji) and lose the digits of numbers.
 */
final class Json
{
    /** No document and no honest payload is nested so deep; what is deeper is read as something that fits nowhere. */
    private const DEPTH = 200;
    private const STRING = '/\G"((?:[^"\\\\\x00-\x1f]++|\\\\(?:["\\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+)"/';
    private const ESCAPES = ['b' => "\x08", 'f' => "\x0c", 'n' => "\n", 'r' => "\r", 't' => "\t"];
    private const LARGEST = 9007199254740991;

    private int $at = 0;

    private function __construct(private readonly string $text)
    {
    }

    /** @throws JsonException */
    public static function decode(string $text): mixed
    {
        if (preg_match('//u', $text) !== 1) {
            throw new JsonException('This is not UTF-8.');
        }
        $reader = new self($text);
        $value = $reader->value(0);
        $reader->space();
        if ($reader->at < strlen($text)) {
            throw new JsonException('More follows after the end.');
        }
        return $value;
    }

    /** Takes a value that was decoded by `json_decode`, with objects or with arrays. */
    public static function taken(mixed $value, int $depth = 0, ?string $name = null): mixed
    {
        if ($value instanceof JsonObject || $depth > self::DEPTH) {
            return $depth > self::DEPTH ? NAN : $value;
        }
        if (is_float($value) || is_int($value)) {
            return self::number($value);
        }
        if (is_array($value) && $value !== [] && array_is_list($value)) {
            return array_map(static fn (mixed $item): mixed => self::taken($item, $depth + 1), $value);
        }
        if (!is_array($value) && !is_object($value)) {
            return is_string($value) || is_bool($value) ? $value : null;
        }
        $members = [];
        foreach (is_object($value) ? get_object_vars($value) : $value as $key => $member) {
            $members[$key] = self::taken($member, $depth + 1, (string) $key);
        }
        return JsonObject::of($members, $value === []);
    }

    /** Whether a number has an exact form in JavaScript: `Number.isSafeInteger`. */
    public static function isSafe(mixed $value): bool
    {
        return is_int($value) || $value === -0.0;
    }

    public static function isList(mixed $value): bool
    {
        return is_array($value) || ($value instanceof JsonObject && $value->either);
    }

    public static function items(mixed $value): array
    {
        return is_array($value) ? $value : [];
    }

    /** One text for one value: members sorted by UTF-16 code unit, no white space. */
    public static function canonical(mixed $value, ?string $name = null): string
    {
        if (is_string($value)) {
            return self::quoted($value);
        }
        if (is_int($value)) {
            return (string) $value;
        }
        if ($value === null || is_bool($value)) {
            return $value === null ? 'null' : ($value ? 'true' : 'false');
        }
        if ($value instanceof JsonObject && $value->either) {
            // Which of the two an empty array was can only be told by its name.
            $objects = ['conditions', 'values', 'context', 'files', 'facts', 'tables', 'optionLists'];
            return in_array($name, $objects, true) ? '{}' : '[]';
        }
        if ($value instanceof JsonObject) {
            $names = $value->names();
            usort($names, Text::compare(...));
            $member = static fn (string $key): string
                => self::quoted($key) . ':' . self::canonical($value->get($key), $key);
            return '{' . implode(',', array_map($member, $names)) . '}';
        }
        if (is_array($value)) {
            return '[' . implode(',', array_map(static fn (mixed $item): string => self::canonical($item), $value)) . ']';
        }
        throw new QuestionnaireException('not-exact', '');
    }

    /** As plain PHP arrays. */
    public static function plain(mixed $value): mixed
    {
        $inner = $value instanceof JsonObject ? $value->members : $value;
        return is_array($inner) ? array_map(self::plain(...), $inner) : $inner;
    }

    private static function quoted(string $text): string
    {
        $escaped = preg_replace_callback(
            '/["\\\\\x00-\x1f]|\xed[\xa0-\xbf][\x80-\xbf]/',
            static function (array $match): string {
                $known = array_search($match[0], self::ESCAPES, true);
                return match (true) {
                    $known !== false => "\\$known",
                    $match[0] === '"' || $match[0] === '\\' => '\\' . $match[0],
                    default => sprintf('\\u%04x', Text::codes($match[0])[0]),
                };
            },
            $text
        );
        return '"' . $escaped . '"';
    }

    private static function number(int|float $number): int|float
    {
        $whole = is_int($number) || (floor($number) === $number && !($number === 0.0 && fdiv(1, $number) < 0));
        return $whole && abs($number) <= self::LARGEST ? (int) $number : (float) $number;
    }

    private function space(): void
    {
        $this->at += strspn($this->text, " \t\n\r", $this->at);
    }

    private function value(int $depth): mixed
    {
        $this->space();
        $mark = $this->text[$this->at] ?? '';
        if (($mark === '{' || $mark === '[') && $depth >= self::DEPTH) {
            return $this->passOver();
        }
        switch ($mark) {
            case '{':
                return $this->object($depth);
            case '[':
                return $this->list($depth);
            case '"':
                return $this->string();
        }
        foreach (['true' => true, 'false' => false, 'null' => null] as $word => $value) {
            if (substr_compare($this->text, $word, $this->at, strlen($word)) === 0) {
                $this->at += strlen($word);
                return $value;
            }
        }
        if (!preg_match('/\G-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?/', $this->text, $found, 0, $this->at)) {
            throw new JsonException('A value is missing.');
        }
        $this->at += strlen($found[0]);
        return self::number(preg_match('/\A-?[1-9][0-9]{0,14}\z|\A0\z/', $found[0]) ? (int) $found[0] : (float) $found[0]);
    }

    private function object(int $depth): JsonObject
    {
        $members = [];
        $this->at += 1;
        for ($first = true; !$this->ends('}', $first); $first = false) {
            $this->space();
            $name = $this->string();
            $this->space();
            $this->take(':');
            // Of two members of one name the last counts, at the place of the first.
            $members[$name] = $this->value($depth + 1);
        }
        return JsonObject::of($members);
    }

    private function list(int $depth): array
    {
        $items = [];
        $this->at += 1;
        for ($first = true; !$this->ends(']', $first); $first = false) {
            $items[] = $this->value($depth + 1);
        }
        return $items;
    }

    private function ends(string $mark, bool $first): bool
    {
        $this->space();
        if (($this->text[$this->at] ?? '') === $mark) {
            $this->at += 1;
            return true;
        }
        if (!$first) {
            $this->take(',');
        }
        return false;
    }

    private function take(string $mark): void
    {
        if (($this->text[$this->at] ?? '') !== $mark) {
            throw new JsonException("A $mark is missing.");
        }
        $this->at += 1;
    }

    private function string(): string
    {
        if (!preg_match(self::STRING, $this->text, $found, 0, $this->at)) {
            throw new JsonException('A text is missing.');
        }
        $this->at += strlen($found[0]);
        if (!str_contains($found[1], '\\')) {
            return $found[1];
        }
        $pattern = '/\\\\(?:u([dD][89aAbB][0-9a-fA-F]{2})\\\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/';
        return preg_replace_callback($pattern, static function (array $match): string {
            if (isset($match[4])) {
                return self::ESCAPES[$match[4]] ?? $match[4];
            }
            $code = isset($match[3])
                ? (int) hexdec($match[3])
                : 0x10000 + (((int) hexdec($match[1]) & 0x3ff) << 10) + ((int) hexdec($match[2]) & 0x3ff);
            return Text::character($code);
        }, $found[1]);
    }

    private function passOver(): float
    {
        $open = 0;
        do {
            $this->space();
            $mark = $this->text[$this->at] ?? '';
            if ($mark === '') {
                throw new JsonException('A bracket is missing.');
            }
            if ($mark === '"') {
                $this->string();
                continue;
            }
            $open += $mark === '{' || $mark === '[' ? 1 : ($mark === '}' || $mark === ']' ? -1 : 0);
            $this->at += 1;
        } while ($open > 0);
        return NAN;
    }
}

// Texts --------------------------------------------------------------------------------------------------------------

/** Texts as JavaScript handles them. They are UTF-8; half surrogate pairs stand as three bytes of the same form. */
final class Text
{
    private const SPACE = [
        "\t", "\n", "\x0b", "\x0c", "\r", ' ', "\u{a0}", "\u{1680}", "\u{2000}", "\u{2001}", "\u{2002}", "\u{2003}",
        "\u{2004}", "\u{2005}", "\u{2006}", "\u{2007}", "\u{2008}", "\u{2009}", "\u{200a}", "\u{2028}", "\u{2029}",
        "\u{202f}", "\u{205f}", "\u{3000}", "\u{feff}",
    ];

    /** What `\s` of JavaScript takes, to stand in a character class of a pattern with `u`. */
    public const SPACES = '\x{9}-\x{d}\x{20}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}';

    /** @var array<int, list<int>>|null */
    private static ?array $decompositions = null;
    /** @var array<string, string> */
    private static array $compositions = [];
    /** @var array<int, int> */
    private static array $ranks = [];
    /** @var array<string, string>|null */
    private static ?array $lower = null;

    public static function trim(string $text): string
    {
        $from = 0;
        while (($length = self::spaceAt($text, $from, false)) > 0) {
            $from += $length;
        }
        $end = strlen($text);
        while ($end > $from && ($length = self::spaceAt($text, $end, true)) > 0) {
            $end -= $length;
        }
        return substr($text, $from, $end - $from);
    }

    private static function spaceAt(string $text, int $at, bool $before): int
    {
        for ($length = 1; $length <= 3; $length += 1) {
            $from = $before ? $at - $length : $at;
            if ($from >= 0 && in_array(substr($text, $from, $length), self::SPACE, true)) {
                return $length;
            }
        }
        return 0;
    }

    /** How many code points there are. */
    public static function length(string $text): int
    {
        return strlen($text) - (int) preg_match_all('/[\x80-\xbf]/', $text);
    }

    /** With U+FFFD for half surrogate pairs, which UTF-8 does not have. */
    public static function wellFormed(string $text): string
    {
        return preg_replace('/\xed[\xa0-\xbf][\x80-\xbf]/', "\u{fffd}", $text);
    }

    /** Orders by UTF-16 code unit. */
    public static function compare(string $a, string $b): int
    {
        return preg_match('/[\xee-\xff]/', $a . $b) === 1 ? strcmp(self::utf16($a), self::utf16($b)) : strcmp($a, $b);
    }

    /** @return list<int> */
    public static function codes(string $text): array
    {
        $codes = [];
        for ($at = 0, $end = strlen($text); $at < $end;) {
            $first = ord($text[$at]);
            $length = $first < 0x80 ? 1 : ($first < 0xe0 ? 2 : ($first < 0xf0 ? 3 : 4));
            $code = $length === 1 ? $first : $first & (0x7f >> $length);
            for ($i = 1; $i < $length; $i += 1) {
                $code = ($code << 6) | (ord($text[$at + $i] ?? "\x80") & 0x3f);
            }
            $codes[] = $code;
            $at += $length;
        }
        return $codes;
    }

    public static function character(int $code): string
    {
        return match (true) {
            $code < 0x80 => chr($code),
            $code < 0x800 => chr(0xc0 | $code >> 6) . chr(0x80 | $code & 0x3f),
            $code < 0x10000 => chr(0xe0 | $code >> 12) . chr(0x80 | $code >> 6 & 0x3f) . chr(0x80 | $code & 0x3f),
            default => chr(0xf0 | $code >> 18) . chr(0x80 | $code >> 12 & 0x3f) . chr(0x80 | $code >> 6 & 0x3f)
                . chr(0x80 | $code & 0x3f),
        };
    }

    /** Lower case, without regard to any language. */
    public static function lower(string $text): string
    {
        if (preg_match('/[\x80-\xff]/', $text) !== 1) {
            return strtolower($text);
        }
        if (self::$lower === null) {
            // The capital I with a dot keeps its dot as a mark of its own.
            self::$lower = ["\u{130}" => "i\u{307}"];
            foreach (self::ranges(Tables::LOWER) as [$code, $by]) {
                self::$lower[self::character($code)] = self::character($code + $by);
            }
        }
        // A sigma at the end of a word has a form of its own.
        if (str_contains($text, "\u{3a3}")) {
            $text = self::finalSigma($text) ?? $text;
        }
        return strtolower(strtr($text, self::$lower));
    }

    private static function finalSigma(string $text): ?string
    {
        $cased = '[\p{Lu}\p{Ll}\p{Lt}\x{aa}\x{ba}\x{2160}-\x{217f}\x{24b6}-\x{24e9}]';
        $passed = '[\p{Mn}\p{Me}\p{Cf}\p{Lm}\p{Sk}\'.:\x{b7}\x{387}\x{2018}\x{2019}\x{2024}\x{2027}\x{fe13}\x{fe52}\x{fe55}'
            . '\x{ff07}\x{ff0e}\x{ff1a}]*+';
        return preg_replace("/($cased$passed)\\x{3a3}(?!$passed$cased)/u", "\$1\u{3c2}", $text);
    }

    /** Unicode normalisation form C. */
    public static function nfc(string $text): string
    {
        // Nothing below U+0300 combines, and all of it is composed already.
        if (preg_match('/[\xcc-\xff]/', $text) !== 1) {
            return $text;
        }
        self::readDecompositions();
        $codes = [];
        foreach (self::codes($text) as $code) {
            self::decompose($code, $codes);
        }
        return implode('', array_map(self::character(...), self::composed(self::inOrder($codes))));
    }

    private static function readDecompositions(): void
    {
        if (self::$decompositions !== null) {
            return;
        }
        self::$decompositions = [];
        $code = 0;
        foreach (explode(' ', Tables::DECOMPOSITIONS) as $entry) {
            $numbers = array_map(static fn (string $word): int => intval($word, 36), explode(',', rtrim($entry, '!')));
            $code += array_shift($numbers);
            self::$decompositions[$code] = $numbers;
            if (!str_ends_with($entry, '!')) {
                self::$compositions["$numbers[0] $numbers[1]"] = $code;
            }
        }
        foreach (self::ranges(Tables::COMBINING) as [$mark, $rank]) {
            self::$ranks[$mark] = $rank;
        }
    }

    /** @param list<int> $codes */
    private static function decompose(int $code, array &$codes): void
    {
        if ($code >= 0xac00 && $code <= 0xd7a3) {
            $index = $code - 0xac00;
            array_push($codes, 0x1100 + intdiv($index, 588), 0x1161 + intdiv($index % 588, 28));
            if ($index % 28 > 0) {
                $codes[] = 0x11a7 + $index % 28;
            }
        } elseif (isset(self::$decompositions[$code])) {
            foreach (self::$decompositions[$code] as $part) {
                self::decompose($part, $codes);
            }
        } else {
            $codes[] = $code;
        }
    }

    /** Puts the marks after each character into their order. */
    private static function inOrder(array $codes): array
    {
        $ordered = [];
        $marks = [];
        foreach ([...$codes, 0] as $code) {
            $rank = self::$ranks[$code] ?? 0;
            if ($rank > 0) {
                $marks[] = [$rank, $code];
                continue;
            }
            usort($marks, static fn (array $a, array $b): int => $a[0] <=> $b[0]);
            array_push($ordered, ...array_column($marks, 1));
            $ordered[] = $code;
            $marks = [];
        }
        array_pop($ordered);
        return $ordered;
    }

    private static function composed(array $codes): array
    {
        $made = [];
        $start = null;
        $before = 0;
        foreach ($codes as $code) {
            $rank = self::$ranks[$code] ?? 0;
            $free = $start !== null && ($start === count($made) - 1 || ($before < $rank && $before > 0));
            $pair = $free ? self::pair($made[$start], $code) : null;
            if ($pair !== null) {
                $made[$start] = $pair;
                continue;
            }
            $made[] = $code;
            $before = $rank;
            if ($rank === 0) {
                $start = count($made) - 1;
            }
        }
        return $made;
    }

    private static function pair(int $first, int $second): ?int
    {
        if ($first >= 0x1100 && $first <= 0x1112 && $second >= 0x1161 && $second <= 0x1175) {
            return 0xac00 + (($first - 0x1100) * 21 + $second - 0x1161) * 28;
        }
        $isOpen = $first >= 0xac00 && $first <= 0xd7a3 && ($first - 0xac00) % 28 === 0;
        if ($isOpen && $second >= 0x11a8 && $second <= 0x11c2) {
            return $first + $second - 0x11a7;
        }
        return self::$compositions["$first $second"] ?? null;
    }

    /** @return iterable<array{int, int}> */
    private static function ranges(string $table): iterable
    {
        foreach (explode(' ', $table) as $range) {
            [$from, $length, $step, $value] = array_map(static fn (string $word): int => intval($word, 36), explode(',', $range));
            for ($code = $from; $code <= $from + $length; $code += $step) {
                yield [$code, $value];
            }
        }
    }

    private static function utf16(string $text): string
    {
        $units = '';
        foreach (self::codes($text) as $code) {
            $units .= $code < 0x10000
                ? pack('n', $code)
                : pack('nn', 0xd7c0 + ($code >> 10), 0xdc00 | $code & 0x3ff);
        }
        return $units;
    }
}

// Exact numbers ------------------------------------------------------------------------------------------------------

/** Whole numbers of any size as texts, such as "-42". */
final class Whole
{
    public static function sum(string $a, string $b): string
    {
        if (strlen($a) < 18 && strlen($b) < 18) {
            return (string) ((int) $a + (int) $b);
        }
        [$left, $right] = [ltrim($a, '-'), ltrim($b, '-')];
        [$minusA, $minusB] = [$a[0] === '-', $b[0] === '-'];
        if ($minusA === $minusB) {
            return self::signed($minusA, self::plus($left, $right));
        }
        $order = self::size($left, $right);
        return $order >= 0 ? self::signed($minusA, self::minus($left, $right)) : self::signed($minusB, self::minus($right, $left));
    }

    public static function product(string $a, string $b): string
    {
        if (strlen($a) + strlen($b) < 19) {
            return (string) ((int) $a * (int) $b);
        }
        $minus = ($a[0] === '-') !== ($b[0] === '-');
        [$left, $right] = [self::limbs(ltrim($a, '-')), self::limbs(ltrim($b, '-'))];
        $sums = array_fill(0, count($left) + count($right), 0);
        foreach ($left as $i => $x) {
            $carry = 0;
            foreach ($right as $j => $y) {
                $sum = $sums[$i + $j] + $x * $y + $carry;
                $sums[$i + $j] = $sum % 100_000_000;
                $carry = intdiv($sum, 100_000_000);
            }
            $sums[$i + count($right)] += $carry;
        }
        $figures = implode('', array_map(static fn (int $limb): string => sprintf('%08d', $limb), array_reverse($sums)));
        return self::signed($minus, $figures);
    }

    /** Quotient and rest, both of the sign that JavaScript gives them; the divisor is above zero. */
    public static function divided(string $a, string $by): array
    {
        if (strlen($a) < 18 && strlen($by) < 18) {
            return [(string) intdiv((int) $a, (int) $by), (string) ((int) $a % (int) $by)];
        }
        $minus = $a[0] === '-';
        $quotient = '';
        $rest = '0';
        $figures = ltrim($a, '-');
        for ($i = 0; $i < strlen($figures); $i += 1) {
            $rest = self::bare($rest . $figures[$i]);
            for ($times = 0; self::size($rest, $by) >= 0; $times += 1) {
                $rest = self::minus($rest, $by);
            }
            $quotient .= $times;
        }
        return [self::signed($minus, $quotient), self::signed($minus, $rest)];
    }

    public static function compare(string $a, string $b): int
    {
        if (strlen($a) < 18 && strlen($b) < 18) {
            return (int) $a <=> (int) $b;
        }
        [$minusA, $minusB] = [$a[0] === '-', $b[0] === '-'];
        if ($minusA !== $minusB) {
            return $minusA ? -1 : 1;
        }
        $order = self::size(ltrim($a, '-'), ltrim($b, '-'));
        return $minusA ? -$order : $order;
    }

    /** With `zeros` figures more. */
    public static function raised(string $a, int $zeros): string
    {
        return $a === '0' ? $a : $a . str_repeat('0', $zeros);
    }

    public static function negated(string $a): string
    {
        return $a === '0' ? $a : ($a[0] === '-' ? substr($a, 1) : "-$a");
    }

    public static function signed(bool $minus, string $figures): string
    {
        $bare = self::bare($figures);
        return $minus && $bare !== '0' ? "-$bare" : $bare;
    }

    private static function bare(string $figures): string
    {
        $bare = ltrim($figures, '0');
        return $bare === '' ? '0' : $bare;
    }

    private static function size(string $a, string $b): int
    {
        return strlen($a) <=> strlen($b) ?: strcmp($a, $b) <=> 0;
    }

    private static function plus(string $a, string $b): string
    {
        [$left, $right] = [self::limbs($a), self::limbs($b)];
        $sums = [];
        $carry = 0;
        for ($i = 0; $i < max(count($left), count($right)) || $carry > 0; $i += 1) {
            $sum = ($left[$i] ?? 0) + ($right[$i] ?? 0) + $carry;
            $sums[] = sprintf('%08d', $sum % 100_000_000);
            $carry = intdiv($sum, 100_000_000);
        }
        return self::bare(implode('', array_reverse($sums)));
    }

    /** `a` is not smaller. */
    private static function minus(string $a, string $b): string
    {
        if (strlen($a) < 18) {
            return (string) ((int) $a - (int) $b);
        }
        [$left, $right] = [self::limbs($a), self::limbs($b)];
        $borrow = 0;
        foreach ($left as $i => $limb) {
            $difference = $limb - ($right[$i] ?? 0) - $borrow;
            $borrow = $difference < 0 ? 1 : 0;
            $left[$i] = sprintf('%08d', $difference + $borrow * 100_000_000);
        }
        return self::bare(implode('', array_reverse($left)));
    }

    /** Eight figures each, the lowest first. */
    private static function limbs(string $figures): array
    {
        $padded = str_pad($figures, (int) ceil(strlen($figures) / 8) * 8, '0', STR_PAD_LEFT);
        return array_map('intval', array_reverse(str_split($padded, 8)));
    }
}

/** An exact decimal number: `units / 10^scale`. Money, percents, decimals and integers are all held this way. */
final class Exact
{
    public function __construct(public readonly string $units, public readonly int $scale = 0)
    {
    }

    public static function of(int|float $units, int $scale = 0): self
    {
        return new self((string) (int) $units, $scale);
    }

    /** Reads `"875.00"`, `"-3"` or `"0.1"`; null for anything else. */
    public static function parse(string $text): ?self
    {
        if (!preg_match('/\A([+-]?)([0-9]++)(?:\.([0-9]++))?\z/', Text::trim($text), $found)) {
            return null;
        }
        $fraction = $found[3] ?? '';
        return new self(Whole::signed($found[1] === '-', $found[2] . $fraction), strlen($fraction));
    }

    /** The shortest plain text: 0.30 becomes "0.3". */
    public function text(): string
    {
        $short = $this->shortened();
        if ($short->scale === 0) {
            return $short->units;
        }
        $figures = str_pad(ltrim($short->units, '-'), $short->scale + 1, '0', STR_PAD_LEFT);
        $sign = $short->units[0] === '-' ? '-' : '';
        return $sign . substr($figures, 0, -$short->scale) . '.' . substr($figures, -$short->scale);
    }

    public function compare(self $other): int
    {
        [$left, $right] = $this->aligned($other);
        return Whole::compare($left, $right);
    }

    public function plus(self $other): self
    {
        [$left, $right, $scale] = $this->aligned($other);
        return new self(Whole::sum($left, $right), $scale);
    }

    public function minus(self $other): self
    {
        return $this->plus(new self(Whole::negated($other->units), $other->scale));
    }

    public function times(self $other): self
    {
        return new self(Whole::product($this->units, $other->units), $this->scale + $other->scale);
    }

    /** Rounds half away from zero to so many decimal places; pads when there are fewer. */
    public function rounded(int $digits): self
    {
        if ($this->scale <= $digits) {
            return new self(Whole::raised($this->units, $digits - $this->scale), $digits);
        }
        return new self(self::halfUp($this->units, '1' . str_repeat('0', $this->scale - $digits)), $digits);
    }

    /** Rounds half away from zero to the nearest multiple of a step above zero. */
    public function roundedTo(self $step): self
    {
        [$units, $stepUnits, $scale] = $this->aligned($step);
        return new self(Whole::product(self::halfUp($units, $stepUnits), $stepUnits), $scale);
    }

    public function isMultipleOf(self $step): bool
    {
        [$units, $stepUnits] = $this->aligned($step);
        return Whole::divided($units, ltrim($stepUnits, '-'))[1] === '0';
    }

    /** Null when it is not whole, or too large for a number of JavaScript. */
    public function integer(): ?int
    {
        $short = $this->shortened();
        if ($short->scale > 0 || strlen($short->units) > 17) {
            return null;
        }
        $whole = (int) $short->units;
        return abs($whole) <= 9007199254740991 ? $whole : null;
    }

    public function same(self $other): bool
    {
        return $this->compare($other) === 0;
    }

    private function shortened(): self
    {
        $zeros = min($this->scale, strlen($this->units) - strlen(rtrim($this->units, '0')));
        if ($this->units === '0') {
            return new self('0');
        }
        return $zeros === 0 ? $this : new self(substr($this->units, 0, -$zeros), $this->scale - $zeros);
    }

    private static function halfUp(string $units, string $divisor): string
    {
        $double = Whole::sum(Whole::product(ltrim($units, '-'), '2'), $divisor);
        return Whole::signed($units[0] === '-', Whole::divided($double, Whole::product($divisor, '2'))[0]);
    }

    /** @return array{string, string, int} */
    private function aligned(self $other): array
    {
        $scale = max($this->scale, $other->scale);
        return [
            Whole::raised($this->units, $scale - $this->scale),
            Whole::raised($other->units, $scale - $other->scale),
            $scale,
        ];
    }
}

// Dates --------------------------------------------------------------------------------------------------------------

/** Calendar dates as `YYYY-MM-DD`, without a time, a zone or a clock. */
final class PlainDate
{
    public static function isDate(string $text): bool
    {
        if (!preg_match('/\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z/', $text)) {
            return false;
        }
        [$year, $month, $day] = self::parts($text);
        return $year >= 1 && $month >= 1 && $month <= 12 && $day >= 1 && $day <= self::daysIn($year, $month);
    }

    public static function addDays(string $date, int $days): ?string
    {
        $count = self::number($date) + $days;
        $era = self::floor($count, 146_097);
        $day = $count - $era * 146_097;
        $yearOfEra = intdiv($day - intdiv($day, 1460) + intdiv($day, 36_524) - intdiv($day, 146_096), 365);
        $dayOfYear = $day - (365 * $yearOfEra + intdiv($yearOfEra, 4) - intdiv($yearOfEra, 100));
        $fromMarch = intdiv(5 * $dayOfYear + 2, 153);
        $month = ($fromMarch + 2) % 12 + 1;
        $year = $yearOfEra + $era * 400 + ($month <= 2 ? 1 : 0);
        return self::text($year, $month, $dayOfYear - intdiv(153 * $fromMarch + 2, 5) + 1);
    }

    /** The same day of a later month, or that month's last day. */
    public static function addMonths(string $date, int $months): ?string
    {
        [$year, $month, $day] = self::parts($date);
        $count = $year * 12 + $month - 1 + $months;
        $newYear = self::floor($count, 12);
        $newMonth = $count - $newYear * 12 + 1;
        return self::text($newYear, $newMonth, min($day, self::daysIn($newYear, $newMonth)));
    }

    public static function daysBetween(string $from, string $to): int
    {
        return self::number($to) - self::number($from);
    }

    private static function parts(string $date): array
    {
        return [(int) substr($date, 0, 4), (int) substr($date, 5, 2), (int) substr($date, 8, 2)];
    }

    private static function daysIn(int $year, int $month): int
    {
        if ($month === 2) {
            return ($year % 4 === 0 && $year % 100 !== 0) || $year % 400 === 0 ? 29 : 28;
        }
        return in_array($month, [4, 6, 9, 11], true) ? 30 : 31;
    }

    // Counted in years from March, so that the leap day is the last.
    private static function number(string $date): int
    {
        [$year, $month, $day] = self::parts($date);
        $march = $month > 2 ? $year : $year - 1;
        $dayOfYear = intdiv(153 * (($month + 9) % 12) + 2, 5) + $day - 1;
        return 365 * $march + intdiv($march, 4) - intdiv($march, 100) + intdiv($march, 400) + $dayOfYear;
    }

    private static function floor(int $a, int $by): int
    {
        return intdiv($a - (($a % $by + $by) % $by), $by);
    }

    private static function text(int $year, int $month, int $day): ?string
    {
        return $year >= 1 && $year <= 9999 ? sprintf('%04d-%02d-%02d', $year, $month, $day) : null;
    }
}

// Patterns -----------------------------------------------------------------------------------------------------------

/** Turns a pattern of JavaScript, as `u` means it, into one of PCRE that means the same. */
final class Pattern
{
    private const WORD = 'A-Za-z0-9_';
    private const NOT = [
        'd' => '\x{0}-\x{2f}\x{3a}-\x{10ffff}',
        'w' => '\x{0}-\x{2f}\x{3a}-\x{40}\x{5b}-\x{5e}\x{60}\x{7b}-\x{10ffff}',
        's' => '\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}'
            . '\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}',
    ];
    private const CATEGORIES = [
        'Letter' => 'L', 'Cased_Letter' => 'L&', 'LC' => 'L&', 'Uppercase_Letter' => 'Lu', 'Lowercase_Letter' => 'Ll',
        'Titlecase_Letter' => 'Lt', 'Modifier_Letter' => 'Lm', 'Other_Letter' => 'Lo', 'Mark' => 'M',
        'Combining_Mark' => 'M', 'Nonspacing_Mark' => 'Mn', 'Spacing_Mark' => 'Mc', 'Enclosing_Mark' => 'Me',
        'Number' => 'N', 'Decimal_Number' => 'Nd', 'digit' => 'Nd', 'Letter_Number' => 'Nl', 'Other_Number' => 'No',
        'Punctuation' => 'P', 'punct' => 'P', 'Connector_Punctuation' => 'Pc', 'Dash_Punctuation' => 'Pd',
        'Open_Punctuation' => 'Ps', 'Close_Punctuation' => 'Pe', 'Initial_Punctuation' => 'Pi',
        'Final_Punctuation' => 'Pf', 'Other_Punctuation' => 'Po', 'Symbol' => 'S', 'Math_Symbol' => 'Sm',
        'Currency_Symbol' => 'Sc', 'Modifier_Symbol' => 'Sk', 'Other_Symbol' => 'So', 'Separator' => 'Z',
        'Space_Separator' => 'Zs', 'Line_Separator' => 'Zl', 'Paragraph_Separator' => 'Zp', 'Other' => 'C',
        'Control' => 'Cc', 'cntrl' => 'Cc', 'Format' => 'Cf', 'Unassigned' => 'Cn', 'Private_Use' => 'Co',
        'Uppercase' => 'Uppercase', 'Lowercase' => 'Lowercase', 'Alphabetic' => 'Alphabetic', 'Alpha' => 'Alphabetic',
    ];

    private int $at = 0;

    private function __construct(private readonly string $source)
    {
    }

    /** The pattern that a whole answer must match, ready for `preg_match`; null when it cannot be had. */
    public static function whole(string $source): ?string
    {
        $pattern = '/\A(?:' . (new self($source))->translated() . ')\z/u';
        return @preg_match($pattern, '') === false ? null : $pattern;
    }

    public static function matches(string $pattern, string $text): bool
    {
        // A half surrogate pair is no letter either.
        $clean = Text::wellFormed($text);
        $found = preg_match($pattern, $clean);
        if ($found === false && ini_set('pcre.jit', '0') !== false) {
            ini_set('pcre.backtrack_limit', '100000000');
            $found = preg_match($pattern . 'S', $clean);
        }
        return $found === 1;
    }

    private function translated(): string
    {
        $made = '';
        while ($this->at < strlen($this->source)) {
            $made .= $this->piece();
        }
        return $made;
    }

    private function piece(): string
    {
        if ($this->take('/\G(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\??|\G[|)]/', $found)) {
            return $found[0];
        }
        if ($this->take('/\G\((?:\?:|\?<[^>=!]+>)?/', $found)) {
            return $found[0] === '(' ? '(' : '(?:';
        }
        if ($this->take('/\G\[(\^?)/', $found)) {
            return $this->members($found[1] === '^');
        }
        if ($this->take('/\G\\\\([bB])/', $found)) {
            $edge = '(?:(?<=[' . self::WORD . '])(?![' . self::WORD . '])|(?<![' . self::WORD . '])(?=[' . self::WORD . ']))';
            return $found[1] === 'b' ? $edge : "(?!$edge)";
        }
        if ($this->take('/\G[\^$.]/', $found)) {
            return ['^' => '\A', '$' => '\z', '.' => '[^\x{a}\x{d}\x{2028}\x{2029}]'][$found[0]];
        }
        [$set] = $this->one();
        return "[$set]";
    }

    private function members(bool $negated): string
    {
        $set = '';
        while (!$this->take('/\G\]/', $_)) {
            if ($this->at >= strlen($this->source)) {
                return '';
            }
            [$piece, $code] = $this->one(true);
            if ($code !== null && $this->take('/\G-(?!\])/', $_)) {
                [$end] = $this->one(true);
                $piece .= "-$end";
            }
            $set .= $piece;
        }
        if ($set === '') {
            return $negated ? '[\x{0}-\x{10ffff}]' : '(?!)';
        }
        return ($negated ? '[^' : '[') . "$set]";
    }

    /** @return array{string, int|null} What stands in a class for it, and its code when it is one character. */
    private function one(bool $inClass = false): array
    {
        if ($this->take('/\G\\\\([dDwWsS])/', $found)) {
            $sets = ['d' => '0-9', 'w' => self::WORD, 's' => Text::SPACES];
            return [$sets[$found[1]] ?? self::NOT[strtolower($found[1])], null];
        }
        if ($this->take('/\G\\\\([pP])\{(?:(General_Category|gc|Script|sc)=)?(\w+)\}/', $found)) {
            $name = self::CATEGORIES[$found[3]] ?? $found[3];
            if ($name === 'ASCII') {
                return [$found[1] === 'p' ? '\x{0}-\x{7f}' : '\x{80}-\x{10ffff}', null];
            }
            return ["\\$found[1]{{$name}}", null];
        }
        $code = $this->code($inClass);
        return [sprintf('\x{%x}', $code), $code];
    }

    private function code(bool $inClass): int
    {
        $pair = '/\G\\\\u([dD][89abAB][0-9a-fA-F]{2})\\\\u([dD][c-fC-F][0-9a-fA-F]{2})/';
        if ($this->take($pair, $found)) {
            return 0x10000 + (((int) hexdec($found[1]) & 0x3ff) << 10) + ((int) hexdec($found[2]) & 0x3ff);
        }
        if ($this->take('/\G\\\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/', $found)) {
            return (int) hexdec(end($found));
        }
        if ($this->take('/\G\\\\c([A-Za-z])/', $found)) {
            return ord($found[1]) % 32;
        }
        if ($this->take('/\G\\\\([tnvfr0b])/', $found)) {
            return ['t' => 9, 'n' => 10, 'v' => 11, 'f' => 12, 'r' => 13, '0' => 0, 'b' => 8][$found[1]];
        }
        $this->take('/\G\\\\?([\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]+)/', $found);
        return Text::codes($found[1] ?? '?')[0];
    }

    private function take(string $shape, ?array &$found): bool
    {
        if (preg_match($shape, $this->source, $found, 0, $this->at) !== 1) {
            return false;
        }
        $this->at += max(1, strlen($found[0]));
        return true;
    }
}

// The document -------------------------------------------------------------------------------------------------------

/** Whatever is settled during evaluation: its place among the nodes, and the nodes that it reads. */
abstract class Node
{
    public int $node = -1;
    /** @var list<int> */
    public array $reads = [];
}

final class Section extends Node
{
    public ?array $relevantWhen = null;
    /** @var list<Question> */
    public array $questions = [];

    public function __construct(public readonly string $id)
    {
    }
}

final class NamedCondition extends Node
{
    public array $condition = ['op' => 'all', 'of' => []];
}

final class NamedValue extends Node
{
    public array $operand = ['op' => 'literal', 'value' => null];
    public ?array $result = null;
    /** unread, reading or read */
    public string $state = 'unread';
}

final class Rule extends Node
{
    public ?array $when = null;
    public array $require = ['op' => 'all', 'of' => []];
    /** @var list<Question> */
    public array $at = [];

    public function __construct(
        public readonly string $id,
        public readonly string $severity,
        public readonly ?Section $section,
        public readonly ?Question $rows,
    ) {
    }
}

final class Question extends Node
{
    /** @var list<Question> */
    public array $parts = [];
    public bool $optional = false;
    public ?array $requiredWhen = null;
    public ?array $relevantWhen = null;
    public ?array $initial = null;
    /** minimum, maximum, step, minLength, maxLength, minItems, maxItems, pattern, lists of mailboxes */
    public array $limits = [];
    /** `type`, for options also `values` */
    public ?array $type = null;
    /** @var list<array{value: string, exclusive: bool, other: bool}>|null */
    public ?array $options = null;
    public ?array $only = null;
    /** The path of the fact whose bands are the options. */
    public ?string $bandsOf = null;
    /** maxPerQuestion, accept */
    public ?array $files = null;
    /** reviewWhen, notApplicable, calculate, from, unique, mustMatch */
    public array $detail = [];

    public function __construct(
        public readonly string $id,
        public readonly string $pattern,
        public readonly string $kind,
        public readonly Section $section,
        public readonly ?Question $parent,
        public readonly ?Question $repeatedBy,
    ) {
    }

    /** The path of its answer in a row. */
    public function path(?string $key): string
    {
        return $key === null ? $this->pattern : star($this->pattern, $key);
    }

    /** @return list<Question> Its parts and the parts of those. */
    public function allParts(): array
    {
        $all = [];
        foreach ($this->parts as $part) {
            array_push($all, $part, ...$part->allParts());
        }
        return $all;
    }

    public function part(string $id): ?self
    {
        foreach ($this->parts as $part) {
            if ($part->id === $id) {
                return $part;
            }
        }
        return null;
    }

    public function offers(string $value): bool
    {
        return in_array($value, array_column($this->options ?? [], 'value'), true);
    }
}

/** A path with the key of a row where its star is. */
function star(string $pattern, string $key): string
{
    $at = strpos($pattern, '*');
    return $at === false ? $pattern : substr_replace($pattern, $key, $at, 1);
}

/** A fact that the document declares. */
final class Fact
{
    /** @var array<string, Fact>|null The facts inside a group or a date range, or of each row. */
    public ?array $facts = null;

    public function __construct(
        public readonly string $path,
        public readonly string $kind,
        public readonly ?array $type,
        public readonly bool $optional,
        public readonly mixed $fallback,
        public readonly bool $isEdition,
    ) {
    }

    /** A group of which the host need say nothing: defaults fill it, and the rest of it is optional. */
    public function mayBeLeftOut(): bool
    {
        $inside = $this->facts ?? [];
        $filled = array_filter($inside, static fn (Fact $fact): bool => $fact->fallback !== null || $fact->mayBeLeftOut());
        $left = array_filter(array_diff_key($inside, $filled), static fn (Fact $fact): bool => !$fact->optional);
        return $this->kind === 'group' && $filled !== [] && $left === [];
    }
}

/** A document that was read: typed and in the order of evaluation. */
final class Questionnaire
{
    /**
     * @param array<string, Fact> $facts
     * @param list<Section> $sections
     * @param list<Node> $nodes
     * @param list<int> $order
     * @param array<string, Question> $byPattern
     */
    public function __construct(
        public readonly string $id,
        public readonly string $edition,
        public readonly int $version,
        public readonly string $sha256,
        public readonly mixed $currency,
        public readonly array $facts,
        public readonly ?int $maxPerSubmission,
        public readonly array $sections,
        public readonly array $nodes,
        public readonly array $order,
        private readonly array $byPattern,
    ) {
    }

    /** @return array{Question, string|null}|null The question at the path of an answer, and the key of its row. */
    public function find(string $path): ?array
    {
        return findIn($this->byPattern, $path);
    }
}

/** @param array<string, Question> $byPattern */
function findIn(array $byPattern, string $path): ?array
{
    $direct = $byPattern[$path] ?? null;
    if ($direct !== null && $direct->repeatedBy === null) {
        return [$direct, null];
    }
    $steps = explode('/', $path);
    for ($i = 1; $i < count($steps) && $i < 9; $i += 1) {
        $key = $steps[$i];
        $question = $byPattern[implode('/', array_replace($steps, [$i => '*']))] ?? null;
        if ($question?->repeatedBy !== null && $key !== '' && $key !== '*') {
            return [$question, $key];
        }
    }
    return null;
}

/** Joins a JSON Pointer with further steps. */
function pointer(string $base, string|int ...$steps): string
{
    foreach ($steps as $step) {
        $base .= '/' . str_replace(['~', '/'], ['~0', '~1'], (string) $step);
    }
    return $base;
}

/** Bytes of a size such as "20 MB". */
function sizeOf(?string $text): ?int
{
    if ($text === null || !preg_match('/\A([0-9]+(?:\.[0-9]+)?) ?(bytes|kb|mb|gb)\z/i', $text, $found)) {
        return null;
    }
    $unit = ['bytes' => 1, 'kb' => 1_000, 'mb' => 1_000_000, 'gb' => 1_000_000_000][strtolower($found[2])];
    return Exact::parse($found[1])?->times(Exact::of($unit))->integer();
}

/** Turns a document into nodes. What it cannot read is thrown, never guessed. */
final class Compiler
{
    private const ADDRESS = ['street', 'street2', 'city', 'region', 'postalCode', 'country'];
    private const RESERVED = 'all any not fires answer context value today sum count min max add subtract multiply percentOf '
        . 'round lookup bandOf if addDays addMonths daysBetween normalise is isNot oneOf noneOf includes includesAny onlyFrom '
        . 'answered above atLeast below atMost before after onOrBefore onOrAfter rowId constructor __defineGetter__ '
        . '__defineSetter__ hasOwnProperty __lookupGetter__ __lookupSetter__ isPrototypeOf propertyIsEnumerable toString '
        . 'valueOf __proto__ toLocaleString';

    public readonly JsonObject $document;
    /** @var array<string, Fact> */
    public array $facts = [];
    /** @var array<string, Question> */
    public array $byPattern = [];
    /** @var array<string, NamedCondition> */
    public array $conditions = [];
    /** @var array<string, NamedValue> */
    public array $values = [];
    /** @var array<string, Rule> */
    public array $rules = [];
    /** @var list<Node> */
    private array $nodes = [];
    /** @var list<string> */
    private array $pointers = [];
    /** @var list<Section> */
    private array $sections = [];
    /** @var list<array{Question, JsonObject|null, string}> */
    private array $questions = [];
    /** @var array<int, JsonObject> By node: a question as written. */
    private array $sources = [];
    /** @var list<array{Rule, JsonObject, string}> */
    private array $ruleSources = [];

    public function __construct(mixed $json)
    {
        if (!$json instanceof JsonObject) {
            throw new QuestionnaireException('wrong-type', '');
        }
        $this->document = $this->expanded($json);
        $this->checkTables();
        $this->declareFacts();
        foreach (Json::items($this->document->get('sections')) as $i => $source) {
            $this->sections[] = $this->section($source, pointer('/sections', $i));
        }
        $this->checkIds();
        $this->addNamed();
        $this->addRules();
    }

    public function questionnaire(): Questionnaire
    {
        foreach ($this->sections as $i => $section) {
            $source = self::items($this->document, 'sections')[$i];
            $this->checkCopy($section, $source, pointer('/sections', $i, 'copy', 'answers'));
            $condition = $source->get('relevantWhen');
            if ($condition !== null) {
                $this->settle($section, null, function (Reader $reader) use ($section, $condition, $i): void {
                    $section->relevantWhen = $reader->condition($condition, pointer('/sections', $i, 'relevantWhen'));
                });
            }
        }
        foreach ($this->questions as [$question, $source, $at]) {
            $this->readQuestion($question, $source, $at);
        }
        // Which rows are blank is only known when their cells are settled, so rows come after their columns.
        foreach ($this->questions as [$question]) {
            if ($question->repeatedBy?->kind === 'rows') {
                $question->repeatedBy->reads[] = $question->node;
            }
        }
        $this->readNamed();
        foreach ($this->ruleSources as [$rule, $source, $at]) {
            $this->readRule($rule, $source, $at);
        }
        $document = $this->document;
        return new Questionnaire(
            $document->get('id') ?? '',
            $document->get('edition') ?? '',
            $document->get('version') ?? 1,
            hash('sha256', Json::canonical($document)),
            $document->get('currency'),
            $this->facts,
            sizeOf($this->inside($document, 'files')?->get('maxPerSubmission')),
            $this->sections,
            $this->nodes,
            $this->order(),
            $this->byPattern,
        );
    }

    /** @return list<JsonObject> */
    public static function items(JsonObject $holder, string $name): array
    {
        return array_values(array_filter(Json::items($holder->get($name)), static fn (mixed $one): bool => $one instanceof JsonObject));
    }

    public static function inside(JsonObject $holder, string $name): ?JsonObject
    {
        $member = $holder->get($name);
        return $member instanceof JsonObject ? $member : null;
    }

    // Writes out every question that names a template: the template's properties first, the question's own over them.
    private function expanded(JsonObject $source): JsonObject
    {
        $templates = self::inside($source, 'templates');
        $within = function (JsonObject $holder, array $places) use (&$within, $templates): JsonObject {
            $members = $holder->members;
            foreach ($places as $place) {
                if (!is_array($members[$place] ?? null)) {
                    continue;
                }
                $members[$place] = array_map(function (mixed $item) use (&$within, $templates): mixed {
                    if (!$item instanceof JsonObject) {
                        return $item;
                    }
                    if ($item->has('template')) {
                        $name = $item->get('template');
                        $template = is_string($name) && $templates !== null ? self::inside($templates, $name) : null;
                        if ($template === null) {
                            throw new QuestionnaireException('unknown-template', '');
                        }
                        $shape = $template->without('id', 'template')->members;
                        $item = JsonObject::of($item->without('template')->members + $shape);
                    }
                    return $within($item, ['questions', 'columns']);
                }, $members[$place]);
            }
            return JsonObject::of($members, $holder->either);
        };
        $sections = array_map(
            static fn (mixed $section): mixed => $section instanceof JsonObject ? $within($section, ['questions']) : $section,
            Json::items($source->get('sections'))
        );
        return JsonObject::of(['sections' => $sections] + $source->without('templates')->members);
    }

    private function checkTables(): void
    {
        foreach (self::inside($this->document, 'tables')?->members ?? [] as $name => $bands) {
            $before = null;
            foreach (Json::items($bands) as $i => $band) {
                $at = pointer('/tables', $name, $i);
                if ($before !== null && !$before->has('to')) {
                    throw new QuestionnaireException('band-overlap', pointer('/tables', $name, $i - 1));
                }
                if ($before !== null && $before->get('to') + 1 !== $band->get('from')) {
                    $overlap = $band->get('from') <= $before->get('to');
                    throw new QuestionnaireException($overlap ? 'band-overlap' : 'band-gap', "$at/from");
                }
                if ($band->has('to') && $band->get('to') < $band->get('from')) {
                    throw new QuestionnaireException('empty-band', "$at/to");
                }
                $before = $band;
            }
        }
    }

    private function checkIds(): void
    {
        $reserved = explode(' ', self::RESERVED);
        foreach ($this->questions as [$question, $source, $at]) {
            if ($source === null || $question->id === '*') {
                continue;
            }
            if (in_array($question->id, $reserved, true)) {
                throw new QuestionnaireException('reserved-id', "$at/id");
            }
            $isColumn = $question->parent !== null && $question->parent->kind !== 'group';
            if ($isColumn && isset($this->byPattern[$question->id])) {
                throw new QuestionnaireException('shadowed-id', "$at/id");
            }
        }
    }

    // Facts ----------------------------------------------------------------------------------------------------------

    private function declareFacts(): void
    {
        $this->fact('contextId', JsonObject::of(['kind' => 'text']));
        foreach (self::inside($this->document, 'context')?->members ?? [] as $name => $source) {
            $this->fact((string) $name, $source);
        }
    }

    private function fact(string $path, JsonObject $source): Fact
    {
        $kind = $source->get('kind');
        $default = $source->get('default');
        if ($default instanceof JsonObject && !$default->either) {
            $default = self::inside($this->document, 'tables')?->get($default->get('table')) ?? [];
        }
        $optional = $source->get('optional') === true || $source->has('default');
        $isEdition = $source->get('isEdition') === true;
        $fact = new Fact($path, $kind, $this->factType($kind, $source), $optional, $default, $isEdition);
        $this->facts[$path] = $fact;
        if (in_array($kind, ['group', 'dateRange', 'rows'], true)) {
            $date = JsonObject::of(['kind' => 'date']);
            $inside = $kind === 'dateRange' ? ['from' => $date, 'to' => $date] : self::inside($source, 'facts')?->members;
            $fact->facts = [];
            foreach ($inside ?? [] as $name => $child) {
                $fact->facts[$name] = $this->fact($path . ($kind === 'rows' ? '/*/' : '.') . $name, $child);
            }
        }
        return $fact;
    }

    private function factType(string $kind, JsonObject $source): ?array
    {
        $values = array_column($this->optionsIn($source->get('options')), 'value');
        return match ($kind) {
            'text', 'email', 'phone', 'url' => ['type' => 'text'],
            'integer', 'decimal', 'money', 'percent', 'date', 'rows' => ['type' => $kind],
            'choice' => ['type' => 'option', 'values' => $values],
            'choices' => ['type' => 'options', 'values' => $values],
            'yesNo' => ['type' => 'option', 'values' => ['yes', 'no']],
            'bands' => ['type' => 'bands', 'result' => $source->get('result') ?? 'money'],
            default => null,
        };
    }

    /** The options that are written out, or named by their list, without those left out. */
    private function optionsIn(mixed $written): array
    {
        if ($written instanceof JsonObject && $written->has('bands')) {
            return self::bandOptions($this->defaultBands((string) $written->get('bands')));
        }
        $except = $written instanceof JsonObject ? Json::items($written->get('except')) : [];
        if ($written instanceof JsonObject || is_string($written)) {
            $name = is_string($written) ? $written : $written->get('list');
            $written = self::inside($this->document, 'optionLists')?->get($name ?? '');
        }
        $options = [];
        foreach (Json::items($written) as $option) {
            if (!in_array($option->get('value'), $except, true)) {
                $options[] = [
                    'value' => $option->get('value'),
                    'exclusive' => $option->get('exclusive') === true,
                    'other' => $option->get('other') === true,
                ];
            }
        }
        return $options;
    }

    /** The bands of the table that the document gives such a fact by default, each as [from, to]. */
    private function defaultBands(string $path): array
    {
        $facts = self::inside($this->document, 'context');
        $fact = null;
        foreach (explode('.', $path) as $step) {
            $fact = $facts === null ? null : self::inside($facts, $step);
            $facts = $fact === null ? null : self::inside($fact, 'facts');
        }
        $default = $fact === null ? null : self::inside($fact, 'default');
        $bands = self::inside($this->document, 'tables')?->get((string) $default?->get('table'));
        return array_map(
            static fn (JsonObject $band): array => [$band->get('from'), $band->get('to')],
            $default?->has('table') ? Json::items($bands) : []
        );
    }

    /** One option per band: `16-25`, and `1001-up` for the open one. */
    public static function bandOptions(array $bands): array
    {
        return array_map(static fn (array $band): array
            => ['value' => "$band[0]-" . ($band[1] ?? 'up'), 'exclusive' => false, 'other' => false], $bands);
    }

    // Questions ------------------------------------------------------------------------------------------------------

    private function place(Node $node, string $at): void
    {
        $node->node = count($this->nodes);
        $this->nodes[] = $node;
        $this->pointers[] = $at;
    }

    private function section(JsonObject $source, string $at): Section
    {
        $section = new Section($source->get('id'));
        $this->place($section, $at);
        foreach (self::items($source, 'questions') as $i => $question) {
            $section->questions[] = $this->question($question, pointer($at, 'questions', $i), $section, '', null, null);
        }
        return $section;
    }

    private function question(
        JsonObject $source,
        string $at,
        Section $section,
        string $prefix,
        ?Question $parent,
        ?Question $repeatedBy,
    ): Question {
        $id = $source->get('id');
        $question = $this->add($source->get('kind'), $id, $prefix . $id, $at, $section, $parent, $repeatedBy, $source);
        $kind = $question->kind;
        $question->optional = $source->get('optional') === true || $source->has('requiredWhen');
        $question->limits = $this->limitsOf($kind, $source, $at);
        $written = $source->get($kind === 'matrix' ? 'rows' : 'options');
        $question->options = $written === null ? null : $this->optionsIn($written);
        if ($written instanceof JsonObject && $written->has('bands')) {
            $question->bandsOf = $this->bandsOf($kind, $written, pointer($at, $kind === 'matrix' ? 'rows' : 'options', 'bands'));
        }
        $question->type = $this->typeOf($kind, $source, array_column($question->options ?? [], 'value'));
        $question->files = $kind === 'files' ? $this->fileLimits($source) : null;
        foreach (['reviewWhen', 'from', 'unique'] as $word) {
            if ($source->has($word)) {
                $question->detail[$word] = $source->get($word);
            }
        }
        $question->parts = $this->partsOf($source, $question, $at);
        return $question;
    }

    // A table is known by its fact; only a choice of one of its bands means anything.
    private function bandsOf(string $kind, JsonObject $written, string $at): string
    {
        $path = (string) $written->get('bands');
        if ($kind !== 'choice') {
            throw new QuestionnaireException('not-here', $at);
        }
        return ($this->facts[$path] ?? null)?->kind === 'bands' ? $path : throw new QuestionnaireException('unknown-fact', $at);
    }

    private function add(
        string $kind,
        string $id,
        string $pattern,
        string $at,
        Section $section,
        ?Question $parent,
        ?Question $repeatedBy,
        ?JsonObject $source = null,
    ): Question {
        $question = new Question($id, $pattern, $kind, $section, $parent, $repeatedBy);
        $this->place($question, $at);
        $this->questions[] = [$question, $source, $at];
        $this->byPattern[$pattern] = $question;
        if ($source !== null) {
            $this->sources[$question->node] = $source;
        }
        return $question;
    }

    /** @return list<Question> */
    private function partsOf(JsonObject $source, Question $parent, string $at): array
    {
        $part = function (string $id, string $kind, string $type, bool $optional = false, array $limits = []) use ($parent, $at): Question {
            $path = "$parent->pattern/$id";
            $made = $this->add($kind, $id, $path, $at, $parent->section, $parent, $parent->repeatedBy);
            $made->type = ['type' => $type];
            $made->optional = $optional;
            $made->limits = $limits;
            return $made;
        };
        $files = function (JsonObject $rules, bool $optional) use ($part): Question {
            $made = $part('files', 'files', 'files', $optional, self::picked($rules, ['minItems', 'maxItems']));
            $made->files = $this->fileLimits($rules);
            return $made;
        };
        // Which text an answer was given to. It is kept with the answer and asked of nobody.
        $agreed = static function () use ($part, $source): array {
            if (!$source->has('agreement')) {
                return [];
            }
            $note = $part('sha256', 'text', 'text', true);
            $note->relevantWhen = ['op' => 'any', 'of' => []];
            return [$note];
        };
        switch ($parent->kind) {
            case 'yesNo':
                $explain = self::inside($source, 'explain');
                $parts = [];
                if ($explain !== null) {
                    $limits = self::picked($explain, ['minLength', 'maxLength']);
                    $parts[] = $part('explanation', 'longText', 'text', $explain->get('optional') === true, $limits);
                }
                $rules = $explain === null ? null : self::inside($explain, 'files');
                if ($rules !== null) {
                    $parts[] = $files($rules, $rules->get('optional') === true);
                }
                return [...$parts, ...$agreed()];
            case 'accept':
                return $agreed();
            case 'choice':
            case 'choices':
                return in_array(true, array_column($parent->options ?? [], 'other'), true) ? [$part('other', 'text', 'text')] : [];
            case 'evidence':
                $parts = [$part('text', 'longText', 'text', true, self::picked($source, ['maxLength']))];
                $rules = self::inside($source, 'files');
                if ($rules !== null) {
                    $parts[] = $files($rules, true);
                }
                return $source->get('byEmail') === true ? [...$parts, $part('byEmail', 'accept', 'flag', true)] : $parts;
            case 'dateRange':
                return [$part('from', 'date', 'date', false, $parent->limits), $part('to', 'date', 'date', false, $parent->limits)];
            case 'signature':
                return [$part('name', 'text', 'text'), $part('date', 'date', 'date')];
            case 'address':
                return array_map(
                    static fn (string $line): Question => $part($line, 'text', 'text', $line === 'street2' || $line === 'region'),
                    self::ADDRESS
                );
            case 'group':
                return $this->members($source, $parent, $at, 'questions', false);
            case 'rows':
                return $this->members($source, $parent, $at, 'columns', true);
            case 'matrix':
                $cell = self::inside($source, 'cell');
                if ($cell === null) {
                    return $this->members($source, $parent, $at, 'columns', true);
                }
                $named = JsonObject::of(['id' => '*'] + $cell->members);
                $at = pointer($at, 'cell');
                return [$this->question($named, $at, $parent->section, "$parent->pattern/", $parent, $parent)];
            default:
                return [];
        }
    }

    private function members(JsonObject $source, Question $parent, string $at, string $place, bool $repeated): array
    {
        $made = [];
        $prefix = $repeated ? "$parent->pattern/*/" : "$parent->pattern/";
        foreach (self::items($source, $place) as $i => $member) {
            $by = $repeated ? $parent : null;
            $made[] = $this->question($member, pointer($at, $place, $i), $parent->section, $prefix, $parent, $by);
        }
        return $made;
    }

    private function limitsOf(string $kind, JsonObject $source, string $at): array
    {
        $lists = ['refuseMailboxes', 'warnMailboxes', 'warnDomains'];
        $limits = self::picked($source, ['minLength', 'maxLength', 'minItems', 'maxItems', 'unusual', ...$lists]);
        foreach (['minimum', 'maximum', 'step'] as $name) {
            $limit = $source->get($name);
            if ($limit === null) {
                continue;
            }
            $limits[$name] = match ($kind) {
                'date', 'dateRange' => $limit,
                'percent' => Literals::percent((string) $limit),
                default => Exact::parse((string) $limit),
            };
        }
        if (is_string($source->get('pattern'))) {
            $limits['pattern'] = Pattern::whole($source->get('pattern')) ?? throw new QuestionnaireException('bad-pattern', "$at/pattern");
        }
        return $limits;
    }

    private static function picked(JsonObject $source, array $names): array
    {
        return array_intersect_key($source->members, array_flip($names));
    }

    private function fileLimits(JsonObject $rules): array
    {
        $all = self::inside($this->document, 'files');
        $accept = $rules->get('accept') ?? $all?->get('accept');
        return [
            'maxPerQuestion' => sizeOf($rules->get('maxPerQuestion') ?? $all?->get('maxPerQuestion')),
            'accept' => is_array($accept) ? $accept : null,
        ];
    }

    private function typeOf(string $kind, JsonObject $source, array $values): ?array
    {
        $applies = $source->get('notApplicable');
        return match ($kind) {
            'text', 'longText', 'email', 'phone', 'url' => ['type' => 'text'],
            'integer', 'decimal', 'money', 'percent', 'date', 'files', 'rows' => ['type' => $kind],
            'choice' => self::choiceType($source, $values),
            'choices', 'rank' => ['type' => 'options', 'values' => $values],
            'yesNo' => ['type' => 'option', 'values' => $applies ? ['yes', 'no', 'notApplicable'] : ['yes', 'no']],
            'accept' => ['type' => 'flag'],
            'calculated' => ['type' => $source->get('result')],
            'prefilled' => ($this->facts[$source->get('from')] ?? null)?->type,
            default => null,
        };
    }

    private static function choiceType(JsonObject $source, array $values): array
    {
        $bands = self::inside($source, 'options')?->get('bands');
        return $bands === null
            ? ['type' => 'option', 'values' => $values]
            : ['type' => 'option', 'values' => [], 'bandsOf' => $bands];
    }

    /** What a button of a section fills in is an answer like any other; only its names have to be right. */
    private function checkCopy(Section $section, JsonObject $source, string $at): void
    {
        $copy = self::inside($source, 'copy');
        foreach ($copy === null ? [] : self::inside($copy, 'answers')->members ?? [] as $id => $name) {
            $reader = new Reader($this, null);
            try {
                [$question] = $reader->place((string) $id, pointer($at, $id));
                [, $type] = $reader->value((string) $name, pointer($at, $id));
            } catch (CircularValue) {
                continue;
            }
            if (!in_array($question, $section->questions, true)) {
                throw new QuestionnaireException('other-section', pointer($at, $id));
            }
            if ($question->type === null || !Types::fits($type, $question->type)) {
                throw new QuestionnaireException('type-mismatch', pointer($at, $id));
            }
        }
    }

    // Rules ----------------------------------------------------------------------------------------------------------

    private function addNamed(): void
    {
        foreach (self::inside($this->document, 'conditions')?->names() ?? [] as $name) {
            $this->place($this->conditions[$name] = new NamedCondition(), pointer('/conditions', $name));
        }
        foreach (self::inside($this->document, 'values')?->names() ?? [] as $name) {
            $this->place($this->values[$name] = new NamedValue(), pointer('/values', $name));
        }
    }

    private function addRules(): void
    {
        $add = function (JsonObject $holder, string $at, ?Section $section, ?Question $rows): void {
            foreach (self::items($holder, 'rules') as $i => $source) {
                $rule = new Rule($source->get('id'), $source->get('severity') ?? 'error', $section, $rows);
                $this->rules[$rule->id] = $rule;
                $this->place($rule, pointer($at, 'rules', $i));
                $this->ruleSources[] = [$rule, $source, pointer($at, 'rules', $i)];
            }
        };
        foreach (self::items($this->document, 'sections') as $i => $source) {
            $add($source, pointer('/sections', $i), $this->sections[$i], null);
        }
        foreach ($this->questions as [$question, $source, $at]) {
            if ($source !== null && $question->kind === 'rows') {
                $add($source, $at, $question->section, $question);
            }
        }
        $add($this->document, '', null, null);
    }

    /** Reads what belongs to a node; a value that needs itself leaves it unread, for the order to find the circle. */
    private function settle(Node $node, ?Question $within, callable $read): void
    {
        $reader = new Reader($this, $within);
        try {
            $read($reader);
        } catch (CircularValue) {
        }
        $node->reads = $reader->reads();
    }

    private function readQuestion(Question $question, ?JsonObject $source, string $at): void
    {
        $this->settle($question, $question->repeatedBy, function (Reader $reader) use ($question, $source, $at): void {
            $parent = $question->parent;
            $reader->note($question->section->node);
            if ($parent?->kind === 'rows') {
                array_map($reader->note(...), $parent->reads);
            } elseif ($parent !== null) {
                $reader->note($parent->node);
            }
            if ($source === null) {
                $this->readPart($reader, $question, $at);
                return;
            }
            foreach (['relevantWhen', 'requiredWhen'] as $word) {
                if ($source->has($word)) {
                    $question->$word = $reader->condition($source->get($word), pointer($at, $word));
                }
            }
            if ($source->has('initial')) {
                $this->readInitial($reader, $question, $source->get('initial'), pointer($at, 'initial'));
            }
            $this->readSpecifics($reader, $question, $source, $at);
        });
    }

    /** Parts that a kind brings along appear for the answer that calls for them. */
    private function readPart(Reader $reader, Question $question, string $at): void
    {
        $parent = $question->parent;
        $source = $parent === null ? null : ($this->sources[$parent->node] ?? null);
        if ($parent === null || $source === null || $question->relevantWhen !== null) {
            return;
        }
        if ($parent->kind === 'address' && $question->id === 'country' && $source->has('country')) {
            [$country] = $reader->operand($source->get('country'), pointer($at, 'country'), $question->type);
            $question->initial ??= $country;
        }
        $subject = ['op' => 'answer', 'node' => $parent->node, 'key' => null];
        if ($parent->kind === 'yesNo') {
            $to = ['op' => 'literal', 'value' => self::inside($source, 'explain')?->get('on')];
            $question->relevantWhen = ['op' => 'test', 'test' => 'is', 'subject' => $subject, 'to' => $to];
        } elseif ($question->id === 'other') {
            $others = array_column(array_filter($parent->options, static fn (array $one): bool => $one['other']), 'value');
            $to = array_map(static fn (string $value): array => ['op' => 'literal', 'value' => $value], $others);
            $test = $parent->kind === 'choice' ? 'oneOf' : 'includesAny';
            $question->relevantWhen = ['op' => 'test', 'test' => $test, 'subject' => $subject, 'to' => $to];
        }
    }

    private function readInitial(Reader $reader, Question $question, mixed $initial, string $at): void
    {
        $sources = ['rows' => 'rows', 'group' => 'group', 'address' => 'group', 'dateRange' => 'dateRange'];
        if (isset($sources[$question->kind])) {
            $isContext = $initial instanceof JsonObject && $initial->names() === ['context'];
            $path = $isContext ? $initial->get('context') : null;
            if (!is_string($path)) {
                throw new QuestionnaireException('malformed-operand', $at);
            }
            $fact = $this->facts[$path] ?? throw new QuestionnaireException('unknown-fact', "$at/context");
            if ($fact->kind !== $sources[$question->kind]) {
                throw new QuestionnaireException('type-mismatch', "$at/context");
            }
            if ($question->kind === 'rows') {
                $question->initial = ['op' => 'context', 'path' => $path];
            }
            $this->giveParts($question, $fact, "$at/context");
            return;
        }
        if ($question->type === null || $question->kind === 'calculated' || $question->kind === 'prefilled') {
            throw new QuestionnaireException('malformed-operand', $at);
        }
        [$own] = $reader->operand($initial, $at, $question->type);
        $given = $question->initial;
        // What the host gave of a row goes first; a row that the respondent adds begins with the question's own.
        $question->initial = $given === null ? $own : [
            'op' => 'if',
            'when' => ['op' => 'answered', 'subject' => $given, 'expected' => true],
            'then' => $given,
            'else' => $own,
        ];
    }

    private function giveParts(Question $question, Fact $fact, string $at): void
    {
        foreach ($fact->facts ?? [] as $name => $inner) {
            $part = $question->part((string) $name) ?? throw new QuestionnaireException('unknown-part', $at);
            if ($inner->facts !== null) {
                $this->giveParts($part, $inner, $at);
            } elseif ($inner->type !== null && $part->type !== null && Types::fits($inner->type, $part->type)) {
                $part->initial = ['op' => 'context', 'path' => $inner->path];
            } else {
                throw new QuestionnaireException('type-mismatch', $at);
            }
        }
    }

    private function readSpecifics(Reader $reader, Question $question, JsonObject $source, string $at): void
    {
        $written = $question->kind === 'matrix' ? 'rows' : 'options';
        $list = self::inside($source, $written);
        if ($list?->has('only') && $question->options !== null) {
            $question->only = $reader->chosen($list->get('only'), pointer($at, $written, 'only'));
        }
        $applies = $source->get('notApplicable');
        if ($question->kind === 'yesNo' && $applies !== null) {
            $question->detail['notApplicable'] = $applies === true
                ? true
                : $reader->condition($applies, pointer($at, 'notApplicable'));
        }
        $operands = ['calculate' => $question->type, 'mustMatch' => ['type' => 'text'], 'agreement' => ['type' => 'text']];
        foreach ($operands as $word => $type) {
            if ($source->has($word)) {
                [$question->detail[$word]] = $reader->operand($source->get($word), pointer($at, $word), $type, null, true);
            }
            if ($word === 'agreement' && ($question->detail[$word]['op'] ?? 'context') !== 'context') {
                throw new QuestionnaireException('type-mismatch', pointer($at, $word));
            }
        }
        if ($source->has('list') && $source->get('list') !== 'needsReview') {
            $reader->chosen($source->get('list'), pointer($at, 'list'));
        }
        if ($question->kind === 'prefilled' && !isset($this->facts[$source->get('from')])) {
            throw new QuestionnaireException('unknown-fact', pointer($at, 'from'));
        }
    }

    private function readNamed(): void
    {
        foreach ($this->conditions as $name => $condition) {
            $this->settle($condition, null, function (Reader $reader) use ($condition, $name): void {
                $json = self::inside($this->document, 'conditions')->get((string) $name);
                $at = pointer('/conditions', $name);
                if (!is_string($json) && !$json instanceof JsonObject) {
                    throw new QuestionnaireException('wrong-type', $at);
                }
                $condition->condition = $reader->condition($json, $at);
            });
        }
        foreach (array_keys($this->values) as $name) {
            $this->valueType((string) $name);
        }
    }

    /** What a named value yields; it is read when first asked for. Null while it is being read. */
    public function valueType(string $name): ?array
    {
        $value = $this->values[$name];
        if ($value->state === 'unread') {
            $value->state = 'reading';
            $this->settle($value, null, function (Reader $reader) use ($value, $name): void {
                $json = self::inside($this->document, 'values')->get($name);
                [$value->operand, $value->result] = $reader->operand($json, pointer('/values', $name), null, null, true);
            });
            $value->state = 'read';
        }
        return $value->result;
    }

    private function readRule(Rule $rule, JsonObject $source, string $at): void
    {
        $this->settle($rule, $rule->rows, function (Reader $reader) use ($rule, $source, $at): void {
            if ($rule->section !== null) {
                $reader->note($rule->section->node);
            }
            if ($rule->rows !== null) {
                $reader->note($rule->rows->node);
            }
            if ($source->has('when')) {
                $rule->when = $reader->condition($source->get('when'), pointer($at, 'when'));
            }
            $rule->require = $reader->condition($source->get('require'), pointer($at, 'require'));
        });
        // Where the message stands has no part in the order of evaluation, hence a reader of its own.
        $places = new Reader($this, $rule->rows);
        $paths = $source->get('at');
        foreach (is_array($paths) ? $paths : ($paths === null ? [] : [$paths]) as $i => $path) {
            $place = is_array($paths) ? pointer($at, 'at', $i) : pointer($at, 'at');
            $rule->at[] = $places->place($path, $place)[0];
        }
    }

    /** Every node after all that it reads. */
    private function order(): array
    {
        $order = [];
        $state = array_fill(0, count($this->nodes), 0);
        foreach (array_keys($this->nodes) as $start) {
            if ($state[$start] !== 0) {
                continue;
            }
            $path = [[$start, 0]];
            $state[$start] = 1;
            while ($path !== []) {
                $top = array_key_last($path);
                [$node, $next] = $path[$top];
                $read = $this->nodes[$node]->reads[$next] ?? null;
                if ($read === null) {
                    $state[$node] = 2;
                    $order[] = $node;
                    array_pop($path);
                    continue;
                }
                $path[$top][1] += 1;
                if ($state[$read] === 0) {
                    $state[$read] = 1;
                    $path[] = [$read, 0];
                } elseif ($state[$read] === 1) {
                    throw new QuestionnaireException('cycle', $this->pointers[$read]);
                }
            }
        }
        return $order;
    }
}

/** What is known of a value before any answer is. Nothing is ever converted, but whole numbers widen to decimals. */
final class Types
{
    public static function family(array $type): string
    {
        return $type['type'] === 'integer' || $type['type'] === 'decimal' ? 'number' : $type['type'];
    }

    public static function unify(array $a, array $b): ?array
    {
        if (self::family($a) !== self::family($b)) {
            return null;
        }
        if (isset($a['values'], $b['values']) && ($a['bandsOf'] ?? null) !== ($b['bandsOf'] ?? null)) {
            return null;
        }
        if (isset($a['values'], $b['values']) && !isset($a['bandsOf'])) {
            return array_intersect($a['values'], $b['values']) === [] ? null : $a;
        }
        return $a['type'] === $b['type'] ? $a : ['type' => 'decimal'];
    }

    public static function fits(array $given, array $wanted): bool
    {
        return $given['type'] === $wanted['type'] || ($given['type'] === 'integer' && $wanted['type'] === 'decimal');
    }
}

/** Values that stand in the document. */
final class Literals
{
    /** @return array{mixed, array}|null The value inside the rules and its type; null when it is not of that type. */
    public static function read(mixed $literal, array $expected): ?array
    {
        $value = self::value($literal, $expected);
        return $value === null ? null : [$value, $expected];
    }

    /** By its look, where nothing is expected. */
    public static function guess(mixed $literal): ?array
    {
        if (is_bool($literal)) {
            return [$literal, ['type' => 'flag']];
        }
        $types = is_string($literal) ? ['percent', 'date', 'decimal', 'text'] : ['integer'];
        foreach ($types as $type) {
            $guessed = self::read($literal, ['type' => $type]);
            if ($guessed !== null) {
                return $guessed;
            }
        }
        return null;
    }

    /** Reads a percent such as "12.5%" as the exact fraction. */
    public static function percent(string $text): ?Exact
    {
        $number = str_ends_with($text, '%') ? Exact::parse(substr($text, 0, -1)) : null;
        return $number === null ? null : new Exact($number->units, $number->scale + 2);
    }

    private static function value(mixed $literal, array $expected): mixed
    {
        $type = $expected['type'];
        if (Json::isSafe($literal)) {
            return $type === 'integer' || $type === 'decimal' ? Exact::of($literal) : null;
        }
        if (is_bool($literal)) {
            return $type === 'flag' ? $literal : null;
        }
        if (!is_string($literal)) {
            return null;
        }
        return match ($type) {
            'text' => $literal,
            'decimal', 'money' => Exact::parse($literal),
            'percent' => self::percent($literal),
            'date' => PlainDate::isDate($literal) ? $literal : null,
            'option' => in_array($literal, $expected['values'], true) ? $literal : null,
            default => null,
        };
    }
}

/**
 * Reads the conditions and operands of one node. A condition is an array with `op` (all, any, not, fires, named,
 * answered, test); an operand is an array with `op` as the engine's. Operands come as `[operand, type]`.
 */
final class Reader
{
    private const SCALAR = ['text', 'number', 'money', 'percent', 'date', 'option', 'flag'];
    private const AMOUNT = ['number', 'money', 'percent'];
    private const TESTS = [
        'is' => self::SCALAR, 'isNot' => self::SCALAR, 'oneOf' => self::SCALAR, 'noneOf' => self::SCALAR,
        'includes' => ['options'], 'includesAny' => ['options'], 'onlyFrom' => ['options'],
        'above' => self::AMOUNT, 'atLeast' => self::AMOUNT, 'below' => self::AMOUNT, 'atMost' => self::AMOUNT,
        'before' => ['date'], 'after' => ['date'], 'onOrBefore' => ['date'], 'onOrAfter' => ['date'],
    ];
    private const LISTS = ['oneOf', 'noneOf', 'includesAny', 'onlyFrom'];
    /** The words of calculations and what may, or must, stand beside each. */
    private const WORDS = [
        'answer' => [], 'context' => [], 'value' => [], 'today' => [],
        'sum' => ['where'], 'count' => ['where'], 'min' => ['where'], 'max' => ['where'],
        'add' => [], 'subtract' => [], 'multiply' => [], 'percentOf' => [], 'round' => ['to'], 'lookup' => ['at'],
        'bandOf' => ['at'],
        'if' => ['then', 'else'], 'addDays' => [], 'addMonths' => [], 'daysBetween' => [], 'normalise' => [],
    ];

    /** @var \ArrayObject<int, true> */
    private readonly \ArrayObject $seen;

    public function __construct(
        private readonly Compiler $scope,
        private readonly ?Question $within,
        ?\ArrayObject $seen = null,
    ) {
        $this->seen = $seen ?? new \ArrayObject();
    }

    /** @return list<int> */
    public function reads(): array
    {
        return array_keys($this->seen->getArrayCopy());
    }

    public function note(int $node): void
    {
        $this->seen[$node] = true;
    }

    private function issue(string $code, string $at): never
    {
        throw new QuestionnaireException($code, $at);
    }

    /** The question at a path, `*` allowed, and the key of its row when the path names one. */
    public function place(mixed $path, string $at): array
    {
        $column = $this->within === null ? null : $this->lookUp("{$this->within->pattern}/*/$path");
        $place = $column ?? $this->lookUp((string) $path) ?? $this->issue('unknown-question', $at);
        $this->note($place[0]->node);
        return $place;
    }

    // `matrix/<row>` names one cell; a row of `rows` has no name that a document could know.
    private function lookUp(string $path): ?array
    {
        $question = $this->scope->byPattern[$path] ?? null;
        if ($question !== null) {
            return [$question, null];
        }
        $place = findIn($this->scope->byPattern, $path);
        return $place !== null && $place[0]->repeatedBy?->offers((string) $place[1]) ? $place : null;
    }

    private function answer(mixed $path, string $at): array
    {
        [$question, $key] = $this->place($path, $at);
        if ($question->repeatedBy !== null && $key === null && $question->repeatedBy !== $this->within) {
            $this->issue('malformed-operand', $at);
        }
        if ($question->type === null) {
            $this->issue('type-mismatch', $at);
        }
        return [['op' => 'answer', 'node' => $question->node, 'key' => $key], $question->type];
    }

    private function fact(string $path, string $at): array
    {
        $fact = $this->scope->facts[$path] ?? $this->issue('unknown-fact', $at);
        if (str_contains($path, '*') && $this->within?->kind !== 'rows') {
            $this->issue('malformed-operand', $at);
        }
        return [['op' => 'context', 'path' => $path], $fact->type ?? $this->issue('type-mismatch', $at)];
    }

    public function value(string $name, string $at): array
    {
        $value = $this->scope->values[$name] ?? $this->issue('unknown-value', $at);
        $type = $this->scope->valueType($name);
        $this->note($value->node);
        return [['op' => 'value', 'node' => $value->node], $type ?? throw new CircularValue()];
    }

    private function subject(string $text, string $at): array
    {
        return match (true) {
            $text === 'today' => [['op' => 'today'], ['type' => 'date']],
            str_starts_with($text, 'context.') => $this->fact(substr($text, 8), $at),
            str_starts_with($text, 'value.') => $this->value(substr($text, 6), $at),
            default => $this->answer($text, $at),
        };
    }

    // Conditions -----------------------------------------------------------------------------------------------------

    public function condition(mixed $json, string $at): array
    {
        if (is_string($json)) {
            $named = $this->scope->conditions[$json] ?? $this->issue('unknown-condition', $at);
            $this->note($named->node);
            return ['op' => 'named', 'node' => $named->node];
        }
        if (!$json instanceof JsonObject) {
            $this->issue('malformed-condition', $at);
        }
        $names = $json->names();
        $words = array_values(array_intersect($names, ['all', 'any', 'not', 'fires']));
        if ($names === [] || ($words !== [] && count($names) > 1)) {
            $this->issue('malformed-condition', $at);
        }
        if ($words !== []) {
            return $this->combination($words[0], $json->get($words[0]), pointer($at, $words[0]));
        }
        return self::together(array_map(
            fn (string $name): array => $this->tests($name, $json->get($name), pointer($at, $name)),
            $names
        ));
    }

    private function combination(string $word, mixed $json, string $at): array
    {
        if ($word === 'not') {
            return ['op' => 'not', 'of' => $this->condition($json, $at)];
        }
        if (!is_array($json) || $json === []) {
            $this->issue('malformed-condition', $at);
        }
        $read = [];
        foreach ($json as $i => $part) {
            $read[] = $word === 'fires' ? $this->rule($part, pointer($at, $i)) : $this->condition($part, pointer($at, $i));
        }
        return $word === 'fires' ? ['op' => 'fires', 'rules' => $read] : ['op' => $word, 'of' => $read];
    }

    private function rule(mixed $id, string $at): int
    {
        $rule = $this->scope->rules[is_string($id) ? $id : ''] ?? $this->issue('unknown-rule', $at);
        $this->note($rule->node);
        return $rule->node;
    }

    private static function together(array $parts): array
    {
        return count($parts) === 1 ? $parts[0] : ['op' => 'all', 'of' => $parts];
    }

    private function tests(string $name, mixed $json, string $at): array
    {
        $answered = $json instanceof JsonObject && $json->has('answered')
            ? $this->answered($name, $json->get('answered'), $at)
            : null;
        if ($answered !== null && count($json->members) === 1) {
            return $answered;
        }
        $subject = $this->subject($name, $at);
        if (!$json instanceof JsonObject) {
            return $this->test('is', $subject, $json, $at);
        }
        if ($json->members === []) {
            $this->issue('malformed-condition', $at);
        }
        return self::together(array_map(
            fn (string $test): array => $test === 'answered'
                ? $answered
                : $this->test($test, $subject, $json->get($test), pointer($at, $test)),
            $json->names()
        ));
    }

    // A composite has no value of its own, but it can be asked whether anything was answered in it.
    private function answered(string $name, mixed $expected, string $at): array
    {
        if (!is_bool($expected)) {
            $this->issue('type-mismatch', "$at/answered");
        }
        $isPath = $name !== 'today' && !str_starts_with($name, 'context.') && !str_starts_with($name, 'value.');
        $question = $isPath ? $this->place($name, $at)[0] : null;
        if ($question !== null && $question->type === null && $question->parts !== [] && $question->repeatedBy === null) {
            $of = array_map(function (Question $part): array {
                $this->note($part->node);
                return $part->repeatedBy !== null ? self::anyOf($part) : [
                    'op' => 'answered',
                    'subject' => ['op' => 'answer', 'node' => $part->node, 'key' => null],
                    'expected' => true,
                ];
            }, $question->parts);
            $any = ['op' => 'any', 'of' => $of];
            return $expected ? $any : ['op' => 'not', 'of' => $any];
        }
        [$subject] = $this->subject($name, $at);
        return ['op' => 'answered', 'subject' => $subject, 'expected' => $expected];
    }

    private static function anyOf(Question $part): array
    {
        return [
            'op' => 'test',
            'test' => 'atLeast',
            'subject' => ['op' => 'count', 'over' => ['node' => $part->node, 'where' => null]],
            'to' => ['op' => 'literal', 'value' => Exact::of(1)],
        ];
    }

    private function test(string $test, array $subject, mixed $json, string $at): array
    {
        [$operand, $type] = $subject;
        $on = self::TESTS[$test] ?? $this->issue('unknown-test', $at);
        if (!in_array(Types::family($type), $on, true)) {
            $this->issue('type-mismatch', $at);
        }
        $to = in_array($test, self::LISTS, true) ? $this->others($type, $json, $at) : $this->other($type, $json, $at);
        return ['op' => 'test', 'test' => $test, 'subject' => $operand, 'to' => $to];
    }

    /** A list of operands, or one operand that is a list. */
    private function others(array $subject, mixed $json, string $at): array
    {
        if (is_array($json)) {
            if ($json === []) {
                $this->issue('malformed-condition', $at);
            }
            $items = [];
            foreach ($json as $i => $item) {
                $items[] = $this->other($subject, $item, pointer($at, $i));
            }
            return $items;
        }
        [$list, $type] = $this->operand($json, $at, null);
        if ($type['type'] === 'options' && ($subject['type'] === 'option' || $subject['type'] === 'options')) {
            return $list;
        }
        $this->issue('type-mismatch', $at);
    }

    /** The other side of a comparison: one value of the subject's family. */
    private function other(array $subject, mixed $json, string $at): array
    {
        $expected = $subject['type'] === 'options' ? ['type' => 'option', 'values' => $subject['values']] : $subject;
        $isFraction = is_string($json) && str_contains($json, '.');
        $wanted = $expected['type'] === 'integer' && $isFraction ? ['type' => 'decimal'] : $expected;
        [$other, $type] = $this->operand($json, $at, $json instanceof JsonObject ? null : $wanted, $expected);
        return Types::unify($type, $expected) === null ? $this->issue('type-mismatch', $at) : $other;
    }

    // Operands -------------------------------------------------------------------------------------------------------

    /** @return array{array, array} */
    public function operand(mixed $json, string $at, ?array $expected, ?array $hint = null, bool $whole = false): array
    {
        if ($whole && !$json instanceof JsonObject && !is_string($json) && !is_bool($json) && !Json::isSafe($json)) {
            $this->issue('wrong-type', $at);
        }
        $typed = $json instanceof JsonObject
            ? $this->calculation($json, $at, $expected ?? $hint)
            : $this->literal($json, $at, $expected);
        return $expected === null || Types::fits($typed[1], $expected) ? $typed : $this->issue('type-mismatch', $at);
    }

    /** An operand that is a list of chosen options. */
    public function chosen(mixed $json, string $at): array
    {
        [$operand, $type] = $this->operand($json, $at, null);
        return $type['type'] === 'options' ? $operand : $this->issue('type-mismatch', $at);
    }

    private function literal(mixed $json, string $at, ?array $expected): array
    {
        $literal = $expected === null ? Literals::guess($json) : Literals::read($json, $expected);
        if ($literal !== null) {
            return [['op' => 'literal', 'value' => $literal[0]], $literal[1]];
        }
        if (is_float($json)) {
            $this->issue('not-exact', $at);
        }
        $this->issue(($expected['type'] ?? '') === 'option' && is_string($json) ? 'unknown-option' : 'type-mismatch', $at);
    }

    private function calculation(JsonObject $json, string $at, ?array $expected): array
    {
        $names = $json->names();
        $word = null;
        foreach ($names as $name) {
            $word ??= isset(self::WORDS[$name]) ? $name : null;
        }
        if ($word === null) {
            $this->issue('unknown-operator', $at);
        }
        $also = self::WORDS[$word];
        if (array_diff($names, [$word, ...$also]) !== [] || array_diff($also, $names, ['where']) !== []) {
            $this->issue('malformed-operand', $at);
        }
        $inner = $json->get($word);
        $place = pointer($at, $word);
        switch ($word) {
            case 'answer':
                return $this->answer($inner, $place);
            case 'context':
                return $this->fact((string) $inner, $place);
            case 'value':
                return $this->value((string) $inner, $place);
            case 'today':
                return [['op' => 'today'], ['type' => 'date']];
            case 'sum':
            case 'count':
            case 'min':
            case 'max':
                return $this->aggregate($word, $json, $at, $expected);
            case 'add':
            case 'subtract':
                $operands = $this->operands($inner, $place, $expected);
                if (count($operands) < 2 || ($word === 'subtract' && count($operands) > 2)) {
                    $this->issue('malformed-operand', $place);
                }
                $type = $this->common($operands, self::AMOUNT, $place);
                return [['op' => $word, 'of' => array_column($operands, 0)], $type];
            case 'multiply':
                return $this->product($inner, $place);
            case 'percentOf':
                return $this->share($inner, $place, $expected);
            case 'round':
                return $this->round($json, $at);
            case 'lookup':
            case 'bandOf':
                return $this->band($word, $json, $at);
            case 'if':
                return $this->branches($json, $at, $expected);
            case 'addDays':
            case 'addMonths':
                [$date, $by] = $this->two($inner, $place, ['type' => 'date'], ['type' => 'integer']);
                return [['op' => $word, 'date' => $date, 'by' => $by], ['type' => 'date']];
            case 'daysBetween':
                [$from, $to] = $this->two($inner, $place, ['type' => 'date'], ['type' => 'date']);
                return [['op' => $word, 'from' => $from, 'to' => $to], ['type' => 'integer']];
            default:
                [$of] = $this->operand($inner, $place, ['type' => 'text']);
                return [['op' => 'normalise', 'of' => $of], ['type' => 'text']];
        }
    }

    private function two(mixed $list, string $at, array $first, array $second): array
    {
        if (!is_array($list) || count($list) !== 2) {
            $this->issue('malformed-operand', $at);
        }
        return [
            $this->operand($list[0], pointer($at, 0), $first)[0],
            $this->operand($list[1], pointer($at, 1), $second)[0],
        ];
    }

    private function aggregate(string $by, JsonObject $json, string $at, ?array $expected): array
    {
        $all = ['text', 'number', 'money', 'percent', 'date', 'option', 'options', 'flag', 'files', 'rows'];
        $allowed = ['sum' => self::AMOUNT, 'count' => $all][$by] ?? [...self::AMOUNT, 'date'];
        $place = pointer($at, $by);
        $over = $json->get($by);
        if (is_string($over)) {
            return $this->spread($by, $allowed, $over, $json, $at);
        }
        if ($json->has('where')) {
            $this->issue('malformed-operand', pointer($at, 'where'));
        }
        $operands = $this->operands($over, $place, $by === 'count' ? null : $expected);
        $type = $by === 'count' ? ['type' => 'integer'] : $this->common($operands, $allowed, $place);
        return [['op' => $by, 'over' => array_column($operands, 0)], $type];
    }

    private function spread(string $by, array $allowed, string $path, JsonObject $json, string $at): array
    {
        $place = pointer($at, $by);
        [$question] = $this->place($path, $place);
        $type = $question->type;
        $isList = in_array($type['type'] ?? '', ['options', 'files', 'rows'], true);
        if ($type === null || ($by !== 'count' && $isList) || !in_array(Types::family($type), $allowed, true)) {
            $this->issue('type-mismatch', $place);
        }
        if (!$isList && $question->repeatedBy === null) {
            $this->issue('malformed-operand', $place);
        }
        $where = null;
        if ($json->has('where')) {
            $rows = $question->repeatedBy ?? ($type['type'] === 'rows' ? $question : null);
            if ($rows === null) {
                $this->issue('malformed-operand', pointer($at, 'where'));
            }
            $inside = new self($this->scope, $rows, $this->seen);
            $where = $inside->condition($json->get('where'), pointer($at, 'where'));
        }
        $over = ['node' => $question->node, 'where' => $where];
        return [['op' => $by, 'over' => $over], $by === 'count' ? ['type' => 'integer'] : $type];
    }

    /** Several operands; literals take the type of the first that is none. */
    private function operands(mixed $json, string $at, ?array $expected): array
    {
        if (!is_array($json) || $json === []) {
            $this->issue('malformed-operand', $at);
        }
        $read = [];
        $leading = null;
        foreach ($json as $i => $item) {
            if ($item instanceof JsonObject) {
                $read[$i] = $this->operand($item, pointer($at, $i), null, $expected);
                $leading ??= $read[$i][1];
            }
        }
        $leading ??= $expected;
        foreach ($json as $i => $item) {
            if (!isset($read[$i])) {
                $isFraction = is_string($item) && str_contains($item, '.');
                $wide = ($leading['type'] ?? '') === 'integer' && $isFraction ? ['type' => 'decimal'] : $leading;
                $read[$i] = $this->literal($item, pointer($at, $i), $wide);
            }
        }
        ksort($read);
        return $read;
    }

    private function common(array $operands, array $allowed, string $at): array
    {
        $common = null;
        foreach ($operands as [, $type]) {
            $common = $common === null ? $type : Types::unify($common, $type);
            if ($common === null || !in_array(Types::family($common), $allowed, true)) {
                $this->issue('type-mismatch', $at);
            }
        }
        return $common;
    }

    private function product(mixed $list, string $at): array
    {
        if (!is_array($list) || count($list) < 2) {
            $this->issue('malformed-operand', $at);
        }
        $operands = [];
        $amounts = [];
        $isWhole = true;
        foreach ($list as $i => $item) {
            [$operands[], $type] = $this->operand($item, pointer($at, $i), null);
            $isWhole = $isWhole && $type['type'] === 'integer';
            if (Types::family($type) !== 'number') {
                $amounts[] = $type;
            }
        }
        $amount = $amounts[0] ?? null;
        if (count($amounts) > 1 || ($amount !== null && !in_array($amount['type'], ['money', 'percent'], true))) {
            $this->issue('type-mismatch', $at);
        }
        return [['op' => 'multiply', 'of' => $operands], $amount ?? ['type' => $isWhole ? 'integer' : 'decimal']];
    }

    private function share(mixed $list, string $at, ?array $expected): array
    {
        if (!is_array($list) || count($list) !== 2) {
            $this->issue('malformed-operand', $at);
        }
        $wanted = $list[0] instanceof JsonObject ? null : $expected;
        $amount = $this->operand($list[0], pointer($at, 0), $wanted, $expected);
        [$percent] = $this->operand($list[1], pointer($at, 1), ['type' => 'percent']);
        $type = $this->common([$amount], ['number', 'money'], pointer($at, 0));
        $money = $type['type'] === 'money';
        $operand = ['op' => 'percentOf', 'amount' => $amount[0], 'percent' => $percent, 'money' => $money];
        return [$operand, $money ? $type : ['type' => 'decimal']];
    }

    private function round(JsonObject $json, string $at): array
    {
        $of = $this->operand($json->get('round'), pointer($at, 'round'), null);
        $type = $this->common([$of], self::AMOUNT, pointer($at, 'round'));
        $step = is_scalar($json->get('to')) ? (string) $json->get('to') : '';
        $to = $type['type'] === 'percent' ? Literals::percent($step) : Exact::parse($step);
        if ($to === null || $to->compare(Exact::of(0)) <= 0) {
            $this->issue('type-mismatch', pointer($at, 'to'));
        }
        $isWhole = Types::family($type) === 'number' && $to->isMultipleOf(Exact::of(1));
        return [['op' => 'round', 'of' => $of[0], 'to' => $to], $isWhole ? ['type' => 'integer'] : $type];
    }

    /** `lookup` gives the value of a band, `bandOf` the band itself. */
    private function band(string $word, JsonObject $json, string $at): array
    {
        [$bands, $type] = $this->operand($json->get($word), pointer($at, $word), null);
        [$place] = $this->operand($json->get('at'), pointer($at, 'at'), ['type' => 'integer']);
        if ($type['type'] !== 'bands' || $bands['op'] !== 'context') {
            $this->issue('type-mismatch', pointer($at, $word));
        }
        $made = $word === 'lookup'
            ? ['type' => $type['result']]
            : ['type' => 'option', 'values' => [], 'bandsOf' => $bands['path']];
        return [['op' => $word, 'bands' => $bands, 'at' => $place], $made];
    }

    private function branches(JsonObject $json, string $at, ?array $expected): array
    {
        $when = $this->condition($json->get('if'), pointer($at, 'if'));
        $read = function (string $word, ?array $hint) use ($json, $at): array {
            $branch = $json->get($word);
            return $this->operand($branch, pointer($at, $word), $branch instanceof JsonObject ? null : $hint, $hint);
        };
        // A literal branch takes the type of the other one when nothing else says what is expected.
        $words = $json->get('then') instanceof JsonObject ? ['then', 'else'] : ['else', 'then'];
        $typed = [$words[0] => $read($words[0], $expected)];
        $typed[$words[1]] = $read($words[1], $expected ?? $typed[$words[0]][1]);
        $type = Types::unify($typed['then'][1], $typed['else'][1]) ?? $this->issue('type-mismatch', $at);
        return [['op' => 'if', 'when' => $when, 'then' => $typed['then'][0], 'else' => $typed['else'][0]], $type];
    }
}

// The server's facts -------------------------------------------------------------------------------------------------

/** The facts that the server looked up, checked and typed. */
final class Context
{
    public string $contextId = '';
    public string $currency = 'USD';
    public int $digits = 2;
    /** @var array<string, mixed> By path, for the rules. */
    public array $values = [];
    /** @var array<string, list<array{Exact, Exact|null, Exact}>> Bands of tables: from, to, value. */
    public array $bands = [];
    /** @var array<string, mixed> By path, as they were given. */
    public array $given = [];
    /** @var list<array{string, string}> */
    private array $issues = [];

    /** @throws ContextException */
    public function __construct(private readonly Questionnaire $questionnaire, mixed $given)
    {
        $source = $given instanceof JsonObject ? $given : JsonObject::of([]);
        $this->findCurrency($source);
        $facts = $this->questionnaire->facts;
        $declared = array_filter($facts, static fn (Fact $fact): bool => strpbrk($fact->path, './') === false);
        foreach ($declared as $fact) {
            // A questionnaire that declares no facts may be filled in without any.
            $isNameless = $fact->path === 'contextId' && count($declared) === 1;
            $value = $source->has($fact->path) ? $source->get($fact->path) : ($isNameless ? 'default' : null);
            $this->fact($fact, $value, pointer('', $fact->path), $fact->path);
        }
        if ($this->issues !== []) {
            throw new ContextException($this->issues);
        }
        $contextId = $this->values['contextId'] ?? '';
        $this->contextId = is_string($contextId) ? $contextId : '';
    }

    private function findCurrency(JsonObject $source): void
    {
        $currency = $this->questionnaire->currency ?? 'USD';
        if ($currency instanceof JsonObject) {
            $path = (string) $currency->get('context');
            $at = $source;
            foreach (explode('.', $path) as $step) {
                $at = $at instanceof JsonObject ? $at->get($step) : null;
            }
            $code = $at ?? ($this->questionnaire->facts[$path] ?? null)?->fallback;
            $currency = is_string($code) ? $code : 'USD';
        }
        $this->currency = $currency;
        $isOdd = preg_match('/\b' . preg_quote(strtoupper($currency), '/') . '([0-9])/', Tables::CURRENCIES, $found) === 1;
        $this->digits = $isOdd && strlen($currency) === 3 ? (int) $found[1] : 2;
    }

    // The facts of rows stand at the path of their row.
    private function fact(Fact $fact, mixed $given, string $at, string $path): void
    {
        $value = $given ?? $fact->fallback ?? ($fact->mayBeLeftOut() ? JsonObject::of([]) : null);
        if ($value === null) {
            if (!$fact->optional) {
                $this->issues[] = ['missing-fact', $at];
            }
            return;
        }
        $this->given[$path] = $value;
        if ($fact->kind === 'rows') {
            $this->rows($fact, $value, $at);
        } elseif ($fact->facts !== null) {
            if (!$value instanceof JsonObject) {
                $this->issues[] = ['unfit-fact', $at];
                return;
            }
            foreach ($fact->facts as $name => $child) {
                $this->fact($child, $value->get((string) $name), pointer($at, $name), "$path.$name");
            }
            $ends = [$this->values["$path.from"] ?? null, $this->values["$path.to"] ?? null];
            if ($fact->kind === 'dateRange' && is_string($ends[0]) && is_string($ends[1]) && $ends[0] > $ends[1]) {
                $this->issues[] = ['range-reversed', $at];
            }
        } elseif (($fact->type['type'] ?? '') === 'bands') {
            $this->bands($fact, $value, $at);
        } elseif ($fact->type !== null) {
            $typed = $this->typed($fact->type, $fact->isEdition && is_int($value) ? (string) $value : $value);
            if ($typed === null) {
                $this->issues[] = ['unfit-fact', $at];
                return;
            }
            $this->values[$path] = $typed;
            if ($fact->isEdition && $typed !== $this->questionnaire->edition) {
                $this->issues[] = ['other-edition', $at];
            }
        }
    }

    private function rows(Fact $fact, mixed $value, string $at): void
    {
        $rows = Json::items($value);
        $areRows = array_filter($rows, static fn (mixed $row): bool => !$row instanceof JsonObject) === [];
        if (!Json::isList($value) || !$areRows) {
            $this->issues[] = ['unfit-fact', $at];
            return;
        }
        $ids = rowIds($rows);
        if ($ids !== []) {
            $this->values[$fact->path] = $ids;
        }
        foreach ($rows as $i => $row) {
            foreach ($fact->facts ?? [] as $name => $child) {
                $this->fact($child, $row->get((string) $name), pointer($at, $i, $name), "$fact->path/$ids[$i]/$name");
            }
        }
    }

    private function bands(Fact $fact, mixed $value, string $at): void
    {
        if (!is_array($value) || $value === []) {
            $this->issues[] = ['unfit-fact', $at];
            return;
        }
        $bands = [];
        foreach ($value as $i => $row) {
            $get = static fn (string $name): mixed => $row instanceof JsonObject ? $row->get($name) : null;
            $from = $this->typed(['type' => 'integer'], $get('from'));
            $to = $this->typed(['type' => 'integer'], $get('to'));
            $fee = $this->typed(['type' => $fact->type['result']], $get('fee'));
            $isOpen = !$row instanceof JsonObject || !$row->has('to');
            if (!$from instanceof Exact || !$fee instanceof Exact || ($to === null && !$isOpen)) {
                $this->issues[] = ['bad-band', pointer($at, $i)];
                continue;
            }
            $bands[] = [$from, $to, $fee];
        }
        if (count($bands) < count($value)) {
            return;
        }
        foreach ($bands as $i => [$from, $to]) {
            $end = $bands[$i - 1][1] ?? null;
            if ($to !== null && $to->compare($from) < 0) {
                $this->issues[] = ['empty-band', pointer($at, $i)];
            } elseif ($i > 0 && ($end === null || $end->plus(Exact::of(1))->compare($from) !== 0)) {
                $this->issues[] = ['band-gap', pointer($at, $i)];
            }
        }
        $this->bands[$fact->path] = $bands;
    }

    /** SHA-256 of the text that a question's answer is bound to, just as it was given; null for those bound to none. */
    public function agreementHash(Question $question): ?string
    {
        $agreement = $question->detail['agreement'] ?? null;
        $text = ($agreement['op'] ?? '') === 'context' ? $this->given[$agreement['path']] ?? null : null;
        return is_string($text) ? hash('sha256', Text::wellFormed($text)) : null;
    }

    private function typed(array $type, mixed $value): mixed
    {
        $whole = static fn (int $scale): ?Exact => Json::isSafe($value) ? Exact::of($value, $scale) : null;
        switch ($type['type']) {
            case 'text':
                return is_string($value) && $value !== '' ? Text::nfc($value) : null;
            case 'integer':
                return $whole(0);
            case 'decimal':
                return is_string($value) ? Exact::parse($value) : $whole(0);
            case 'percent':
                return is_string($value) ? Literals::percent($value) : $whole(4);
            case 'money':
                if (is_string($value)) {
                    return Exact::parse($value);
                }
                $isMoney = $value instanceof JsonObject && $value->has('minor') && $value->get('currency') === $this->currency;
                $minor = $isMoney ? $value->get('minor') : $value;
                return Json::isSafe($minor) ? Exact::of($minor, $this->digits) : null;
            case 'date':
                return is_string($value) && PlainDate::isDate($value) ? $value : null;
            case 'option':
                return is_string($value) && in_array($value, $type['values'], true) ? $value : null;
            case 'options':
                $known = static fn (mixed $one): bool => in_array($one, $type['values'], true);
                $items = Json::items($value);
                return Json::isList($value) && count(array_filter($items, $known)) === count($items) ? $items : null;
            default:
                return null;
        }
    }
}

/**
 * The ids that given rows state as `rowId`, as far as they can be used, each once; new ones for the others.
 *
 * @param list<JsonObject> $rows
 * @return list<string>
 */
function rowIds(array $rows): array
{
    $given = array_map(static function (JsonObject $row): ?string {
        $id = $row->get('rowId');
        return is_string($id) && isId($id) ? $id : null;
    }, $rows);
    $taken = $given;
    $ids = [];
    foreach ($given as $i => $id) {
        if ($id === null || array_search($id, $given, true) !== $i) {
            for ($fresh = $i + 1; in_array("r$fresh", $taken, true); $fresh += 1);
            $taken[] = $id = "r$fresh";
        }
        $ids[] = $id;
    }
    return $ids;
}

/** Whether a text may name a row, a file or a submission. */
function isId(mixed $text): bool
{
    return is_string($text) && preg_match('/\A[A-Za-z0-9_-]{1,64}\z/', $text) === 1;
}

// Answers ------------------------------------------------------------------------------------------------------------

/** Money as it travels. */
final class Money
{
    public function __construct(public readonly int|float $minor, public readonly string $currency)
    {
    }

    public function json(): JsonObject
    {
        return JsonObject::of(['minor' => $this->minor, 'currency' => $this->currency]);
    }
}

/** Typed text that is not a value of its kind. */
final class Unparsed
{
}

/** Answers as they are stored: text, int, true, a list of texts, Money, Unparsed; null when there is none. */
final class Stored
{
    public static function isBlank(mixed $stored): bool
    {
        return $stored === null || $stored === false || $stored === []
            || (is_string($stored) && Text::trim($stored) === '');
    }

    /** What the rules see; null when it is blank or could not be read. */
    public static function toRule(array $type, mixed $stored, Context $context): mixed
    {
        if ($stored === null || $stored instanceof Unparsed) {
            return null;
        }
        switch ($type['type']) {
            case 'integer':
                return Json::isSafe($stored) ? Exact::of($stored) : null;
            case 'percent':
                return Json::isSafe($stored) ? Exact::of($stored, 4) : null;
            case 'decimal':
                return is_string($stored) ? Exact::parse($stored) : null;
            case 'money':
                // An amount in another currency cannot be added to the rest, so it is no amount here.
                return $stored instanceof Money && $stored->currency === $context->currency
                    ? Exact::of($stored->minor, $context->digits)
                    : null;
            case 'flag':
                return $stored === true ? true : null;
            case 'options':
            case 'files':
            case 'rows':
                return is_array($stored) && $stored !== [] ? $stored : null;
            case 'text':
                $trimmed = is_string($stored) ? Text::trim($stored) : '';
                return $trimmed === '' ? null : Text::nfc($trimmed);
            default:
                return is_string($stored) && $stored !== '' ? $stored : null;
        }
    }

    /** The stored form of a value that the rules made. */
    public static function fromRule(array $type, mixed $value, Context $context): mixed
    {
        if (!$value instanceof Exact) {
            return $value;
        }
        switch ($type['type']) {
            case 'integer':
                return $value->integer();
            case 'percent':
                return (new Exact($value->rounded(4)->units))->integer();
            case 'money':
                $minor = (new Exact($value->rounded($context->digits)->units))->integer();
                return $minor === null ? null : new Money($minor, $context->currency);
            default:
                return $value->text();
        }
    }

    /** A value as the payload carries it. */
    public static function toAnswer(array $type, mixed $value, Context $context): mixed
    {
        $stored = self::fromRule($type, $value, $context);
        return $stored instanceof Money ? $stored->json() : $stored;
    }

    /** @throws AnswerException when the JSON shape does not belong to the kind: nothing is converted */
    public static function of(Question $question, string $path, mixed $value): mixed
    {
        if ($value === null || $value === Nothing::Here) {
            return null;
        }
        if ($value instanceof JsonObject && is_string($value->get('raw'))) {
            return $value->get('raw') === '' ? null : new Unparsed();
        }
        $type = $question->type['type'];
        switch ($type) {
            case 'integer':
            case 'percent':
                $isFit = Json::isSafe($value);
                break;
            case 'money':
                $isMoney = $value instanceof JsonObject && $value->has('minor') && $value->has('currency');
                if ($isMoney && Json::isSafe($value->get('minor')) && is_string($value->get('currency'))) {
                    return new Money($value->get('minor'), $value->get('currency'));
                }
                $isFit = false;
                break;
            case 'flag':
                $isFit = is_bool($value);
                $value = $value === true ? true : null;
                break;
            case 'options':
            case 'files':
            case 'rows':
                $items = Json::items($value);
                // The ids of rows stand in paths.
                $isFit = Json::isList($value) && array_filter($items, $type === 'rows' ? isId(...) : is_string(...)) === $items;
                $value = $isFit ? array_values(array_unique($items)) : null;
                break;
            default:
                $isFit = is_string($value);
                $value = $isFit ? self::text($type, $value) : null;
        }
        return $isFit ? $value : throw new AnswerException('wrongShape', $path);
    }

    private static function text(string $type, string $text): string|Unparsed|null
    {
        $isUnreadable = ($type === 'decimal' && Exact::parse($text) === null)
            || ($type === 'date' && !PlainDate::isDate($text));
        return $text === '' ? null : ($isUnreadable ? new Unparsed() : $text);
    }

    /**
     * Takes an answer in payload shape apart into the cells of the question and its parts.
     *
     * @param list<array{Question, string|null, mixed}> $cells
     * @throws AnswerException for a part that the document does not have, or a value of a wrong JSON shape
     */
    public static function takeApart(Question $question, ?string $key, string $path, mixed $value, array &$cells): void
    {
        if ($question->kind === 'calculated' || $question->kind === 'prefilled') {
            return;
        }
        if ($question->kind === 'rows' && self::areRows($value)) {
            self::rows($question, $path, $value, $cells);
        } elseif ($question->kind === 'matrix') {
            self::matrix($question, $path, self::record($path, $value), $cells);
        } elseif ($question->type === null) {
            self::parts($question, $key, $path, self::record($path, $value), $cells);
        } elseif ($value instanceof JsonObject && $value->has('answer')) {
            $cells[] = [$question, $key, self::of($question, $path, $value->get('answer'))];
            self::parts($question, $key, $path, $value->without('answer'), $cells);
        } else {
            $cells[] = [$question, $key, self::of($question, $path, $value)];
        }
    }

    private static function areRows(mixed $value): bool
    {
        return is_array($value) && $value !== []
            && array_filter($value, static fn (mixed $row): bool => !$row instanceof JsonObject) === [];
    }

    private static function record(string $path, mixed $value): JsonObject
    {
        if ($value === null || $value instanceof JsonObject) {
            return $value ?? JsonObject::of([]);
        }
        throw new AnswerException('wrongShape', $path);
    }

    private static function parts(Question $question, ?string $key, string $path, JsonObject $values, array &$cells): void
    {
        foreach ($values->members as $id => $value) {
            $part = $question->part((string) $id) ?? throw new AnswerException('unknownQuestion', "$path/$id");
            self::takeApart($part, $key, "$path/$id", $value, $cells);
        }
    }

    private static function rows(Question $question, string $path, array $rows, array &$cells): void
    {
        $ids = rowIds($rows);
        $cells[] = [$question, null, $ids];
        foreach ($rows as $i => $row) {
            self::parts($question, $ids[$i], "$path/$ids[$i]", $row->without('rowId'), $cells);
        }
    }

    private static function matrix(Question $question, string $path, JsonObject $byRow, array &$cells): void
    {
        $first = $question->parts[0] ?? null;
        foreach ($byRow->members as $name => $value) {
            $key = (string) $name;
            $at = "$path/$key";
            if (!$question->offers($key)) {
                throw new AnswerException('unknownQuestion', $at);
            }
            if ($first?->id === '*') {
                self::takeApart($first, $key, $at, $value, $cells);
            } else {
                self::parts($question, $key, $at, self::record($at, $value), $cells);
            }
        }
    }
}

// Evaluation ---------------------------------------------------------------------------------------------------------

/** One question at one moment. */
final class State
{
    /**
     * @param list<array{value: string, exclusive: bool, other: bool}>|null $options On offer.
     * @param list<string>|null $keys Row ids of rows, or the offered rows of a matrix.
     * @param list<array{path: string, section: string, code: string, severity: string, ruleId?: string}> $violations
     */
    public function __construct(
        public readonly string $path,
        public readonly Question $question,
        public readonly ?string $key,
        public readonly bool $relevant,
        public readonly bool $required,
        public readonly mixed $stored,
        public readonly mixed $value,
        public readonly ?array $options,
        public readonly ?array $keys,
        public readonly bool $blank,
        public readonly bool $fixed,
        public readonly array $violations,
    ) {
    }
}

/** The states of a question that repeats, in row order. */
final class Repeated
{
    /** @param array<array-key, State> $states By row key. */
    public function __construct(public readonly array $states)
    {
    }
}

/** One filling of a questionnaire, settled in one pass: relevance, requirements, calculations, constraints and rules. */
final class Filling
{
    private const SHOWN_ONLY = ['notice', 'link', 'stop', 'calculated', 'prefilled'];
    /** What may stay blank as a whole, and once it is begun asks for all of it. */
    private const BEGUN = ['group', 'matrix', 'dateRange', 'address', 'signature'];

    /** @var array<int, mixed> By node. */
    private array $results = [];
    /** @var array<int, array<array-key, mixed>> Stored answers by node and row key ('' outside rows). */
    private array $answers = [];
    /** @var list<array>|null */
    private ?array $findings = null;

    /**
     * @param array<array-key, mixed> $stored By path; null was cleared.
     * @param array<array-key, JsonObject> $attachments By reference.
     * @param list<string> $confirmedRules
     */
    public function __construct(
        public readonly Questionnaire $questionnaire,
        public readonly Context $context,
        public readonly string $today,
        array $stored,
        private readonly array $attachments,
        private readonly array $confirmedRules,
    ) {
        foreach ($stored as $path => $value) {
            $place = $questionnaire->find((string) $path);
            if ($place !== null && $place[0]->type !== null) {
                $this->answers[$place[0]->node][$place[1] ?? ''] = $value;
            }
        }
        $this->results = array_fill(0, count($questionnaire->nodes), null);
        foreach ($questionnaire->order as $node) {
            $this->results[$node] = $this->settled($questionnaire->nodes[$node]);
        }
        $this->judgeWholes();
    }

    // What is required in a row, a group or a matrix, and whether it is blank, hangs on all of it, known only now.
    private function judgeWholes(): void
    {
        foreach ($this->questionnaire->nodes as $whole) {
            if (!$whole instanceof Question || $whole->parent !== null) {
                continue;
            }
            if ($whole->kind !== 'rows' && !in_array($whole->kind, self::BEGUN, true)) {
                continue;
            }
            foreach ([$whole, ...$whole->allParts()] as $question) {
                if (!$this->isJudgedRight($question)) {
                    $this->results[$question->node] = $this->settled($question);
                }
            }
        }
    }

    private function isJudgedRight(Question $question): bool
    {
        foreach ($this->statesOf($question) as $state) {
            $required = $state->relevant && !$state->fixed && $this->isRequired($question, $state->key);
            if ($state->required !== $required || $state->blank !== $this->isBlank($question, $state->key, $state->stored, $state->keys)) {
                return false;
            }
        }
        return true;
    }

    private function settled(Node $node): mixed
    {
        return match (true) {
            $node instanceof Section => $node->relevantWhen === null || $this->decide($node->relevantWhen, null) === true,
            $node instanceof NamedCondition => $this->decide($node->condition, null),
            $node instanceof NamedValue => $this->operand($node->operand, null),
            $node instanceof Rule => $this->fires($node),
            $node instanceof Question => $node->repeatedBy === null ? $this->state($node, null) : $this->repeated($node),
        };
    }

    private function fires(Rule $rule): bool|array
    {
        if ($rule->section !== null && $this->results[$rule->section->node] !== true) {
            return false;
        }
        $says = fn (?string $key): bool => ($rule->when === null || $this->decide($rule->when, $key) === true)
            && $this->decide($rule->require, $key) === false;
        if ($rule->rows === null) {
            return $says(null);
        }
        return array_values(array_filter($this->stateOf($rule->rows, null)?->value ?? [], $says));
    }

    private function repeated(Question $question): Repeated
    {
        $by = $question->repeatedBy;
        $keys = $by->kind === 'matrix' ? $this->stateOf($by, null)?->keys ?? [] : $this->rowsIn($this->given($by, null));
        $states = [];
        foreach ($keys as $key) {
            $states[$key] = $this->state($question, $key);
        }
        return new Repeated($states);
    }

    private function rowsIn(mixed $stored): array
    {
        return is_array($stored) ? $stored : [];
    }

    private function state(Question $question, ?string $key): State
    {
        $relevant = $this->isRelevant($question, $key);
        $options = $question->options === null ? null : $this->offered($question, $key);
        [$stored, $fixed] = $this->storedOf($question, $key, $relevant);
        $keys = match ($question->kind) {
            'matrix' => array_column($options ?? [], 'value'),
            'rows' => $this->rowsIn($stored),
            default => null,
        };
        $filled = [];
        if ($question->kind === 'rows') {
            $isFilled = fn (string $row): bool => $this->isFilled($question->parts, $row);
            $filled = array_values(array_filter($keys, $isFilled));
        }
        $blank = $this->isBlank($question, $key, $stored, $keys);
        $readable = $question->type === null ? null : Stored::toRule($question->type, $stored, $this->context);
        $required = $relevant && !$fixed && $this->isRequired($question, $key);
        $path = $question->path($key);
        $violations = [];
        if ($relevant && !$fixed) {
            $judge = new Judge($question, $key, $path, $stored, $readable, $required, $blank, $options ?? [], $filled, $this);
            $violations = $judge->violations();
        }
        $value = null;
        if ($relevant) {
            $rows = $filled === [] ? null : $filled;
            $value = $question->kind === 'rows' ? $rows : $this->chosen($question, $readable, $options, $fixed);
        }
        return new State($path, $question, $key, $relevant, $required, $stored, $value, $options, $keys, $blank, $fixed, $violations);
    }

    private function isRelevant(Question $question, ?string $key): bool
    {
        if ($this->results[$question->section->node] !== true) {
            return false;
        }
        $parent = $question->parent;
        if ($parent?->kind === 'rows') {
            if ($parent->relevantWhen !== null && $this->decide($parent->relevantWhen, null) !== true) {
                return false;
            }
        } elseif ($parent !== null) {
            if ($this->stateOf($parent, $parent->repeatedBy === null ? null : $key)?->relevant !== true) {
                return false;
            }
        }
        return $question->relevantWhen === null || $this->decide($question->relevantWhen, $key) === true;
    }

    private function isRequired(Question $question, ?string $key): bool
    {
        if (!$this->mayBeRequired($question, $key)) {
            return false;
        }
        $stated = $question->requiredWhen === null
            ? !$question->optional
            : $this->decide($question->requiredWhen, $key) === true;
        return $stated && $this->isAskedByWhole($question, $key);
    }

    /** Whether a question asks for anything. A group of nothing but facts, or of what may all stay blank, does not. */
    private function mayBeRequired(Question $question, ?string $key): bool
    {
        $kind = $question->kind;
        if ($kind !== 'group' && $kind !== 'matrix') {
            return !in_array($kind, self::SHOWN_ONLY, true);
        }
        foreach ($question->parts as $part) {
            $mayBe = !$part->optional && !in_array($part->kind, self::SHOWN_ONLY, true);
            if ($mayBe && ($kind === 'matrix' || $this->stateOf($part, $key)?->relevant === true)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the wholes that a question belongs to ask for it: a row that has something in it, a group that was begun. */
    private function isAskedByWhole(Question $question, ?string $key): bool
    {
        $by = $question->repeatedBy;
        if ($by?->kind === 'rows' && !$this->isFilled($by->parts, $key)) {
            return false;
        }
        for ($whole = $question->parent; $whole !== null; $whole = $whole->parent) {
            $row = $whole->repeatedBy === null ? null : $key;
            if (!$whole->optional || !in_array($whole->kind, self::BEGUN, true)) {
                continue;
            }
            if ($this->stateOf($whole, $row)?->required === true) {
                continue;
            }
            $rows = $whole->kind === 'matrix' ? $this->stateOf($whole, null)?->keys ?? [] : [$row];
            $isBegun = false;
            foreach ($rows as $one) {
                $isBegun = $isBegun || $this->isFilled($whole->parts, $one);
            }
            if (!$isBegun) {
                return false;
            }
        }
        return true;
    }

    /** Whether anything relevant stands in some parts, or in the parts of those. */
    private function isFilled(array $parts, ?string $key): bool
    {
        foreach ($parts as $part) {
            $state = $this->stateOf($part, $key);
            if ($state?->relevant !== true) {
                continue;
            }
            // What rows store is which rows there are, and those may be blank.
            if ($part->kind !== 'rows' && !Stored::isBlank($state->stored)) {
                return true;
            }
            foreach ($state->keys ?? [$key] as $row) {
                if ($this->isFilled($part->parts, $row)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether nothing relevant was given for a question or any part of it. */
    private function isBlank(Question $question, ?string $key, mixed $stored, ?array $keys): bool
    {
        if ($keys !== null || $question->kind === 'group') {
            foreach ($keys ?? [$key] as $row) {
                if ($this->isFilled($question->parts, $row)) {
                    return false;
                }
            }
            return true;
        }
        if ($question->kind === 'prefilled') {
            return false;
        }
        if ($question->type !== null) {
            return Stored::isBlank($stored);
        }
        foreach ($question->parts as $part) {
            if (!Stored::isBlank($this->given($part, $key))) {
                return false;
            }
        }
        return true;
    }

    /** @return array{mixed, bool} */
    private function storedOf(Question $question, ?string $key, bool $relevant): array
    {
        $calculate = $question->detail['calculate'] ?? null;
        if ($question->kind === 'prefilled' || $calculate !== null) {
            $value = $calculate !== null
                ? $this->operand($calculate, $key)
                : ($this->context->values[$question->detail['from'] ?? ''] ?? null);
            $isMade = $relevant && $question->type !== null;
            return [$isMade ? Stored::fromRule($question->type, $value, $this->context) : null, false];
        }
        $applies = $question->detail['notApplicable'] ?? null;
        if (is_array($applies) && $this->decide($applies, $key) === true) {
            return ['notApplicable', true];
        }
        return [$this->isForAnotherText($question, $key) ? null : $this->given($question, $key), false];
    }

    /** Whether an answer was given to another text than the one that is bound to it now. It has to be given anew. */
    private function isForAnotherText(Question $question, ?string $key): bool
    {
        $note = isset($question->detail['agreement']) ? $question->part('sha256') : null;
        $agreed = $note === null ? null : $this->answers[$note->node][$key ?? ''] ?? null;
        return is_string($agreed) && $agreed !== $this->context->agreementHash($question);
    }

    /** What was stored, or what a question begins with as long as nothing was; null also when it was cleared. */
    public function given(Question $question, ?string $key): mixed
    {
        if (array_key_exists($key ?? '', $this->answers[$question->node] ?? [])) {
            return $this->answers[$question->node][$key ?? ''];
        }
        if ($question->initial === null || $question->type === null) {
            return null;
        }
        return Stored::fromRule($question->type, $this->operand($question->initial, $key), $this->context);
    }

    /** The options on offer just now. */
    private function offered(Question $question, ?string $key): array
    {
        if ($question->bandsOf !== null) {
            $ends = static fn (array $band): array => [$band[0]->units, $band[1]?->units];
            return Compiler::bandOptions(array_map($ends, $this->context->bands[$question->bandsOf] ?? []));
        }
        if ($question->only === null) {
            return $question->options;
        }
        $allowed = $this->operand($question->only, $key);
        $isAllowed = static fn (array $option): bool => is_array($allowed) && in_array($option['value'], $allowed, true);
        return array_values(array_filter($question->options, $isAllowed));
    }

    /** What counts as chosen: options that are no longer offered do not. */
    private function chosen(Question $question, mixed $value, ?array $options, bool $fixed): mixed
    {
        if ($question->kind === 'yesNo') {
            return $fixed || Judge::isYesNo($question, $value) ? $value : null;
        }
        if ($value === null || $options === null) {
            return $value;
        }
        $offered = array_column($options, 'value');
        if (is_string($value)) {
            return in_array($value, $offered, true) ? $value : null;
        }
        $left = array_values(array_intersect($value, $offered));
        return $left === [] ? null : $left;
    }

    public function stateOf(Question $question, ?string $key): ?State
    {
        $result = $this->results[$question->node];
        return $result instanceof Repeated ? ($key === null ? null : $result->states[$key] ?? null) : $result;
    }

    /** @return list<State> */
    public function statesOf(Question $question): array
    {
        $result = $this->results[$question->node];
        return $result instanceof Repeated ? array_values($result->states) : ($result === null ? [] : [$result]);
    }

    public function attachment(string $ref): ?JsonObject
    {
        return $this->attachments[$ref] ?? null;
    }

    // Conditions: true, false, or null for unknown -------------------------------------------------------------------

    public function decide(array $condition, ?string $key): ?bool
    {
        switch ($condition['op']) {
            case 'all':
            case 'any':
                // `any` is settled by one true, `all` by one false; otherwise one unknown leaves it unknown.
                $settledBy = $condition['op'] === 'any';
                $unknown = false;
                foreach ($condition['of'] as $part) {
                    $verdict = $this->decide($part, $key);
                    if ($verdict === $settledBy) {
                        return $settledBy;
                    }
                    $unknown = $unknown || $verdict === null;
                }
                return $unknown ? null : !$settledBy;
            case 'not':
                $verdict = $this->decide($condition['of'], $key);
                return $verdict === null ? null : !$verdict;
            case 'fires':
                foreach ($condition['rules'] as $node) {
                    if ($this->results[$node] === true || (is_array($this->results[$node]) && $this->results[$node] !== [])) {
                        return true;
                    }
                }
                return false;
            case 'named':
                return $this->results[$condition['node']];
            case 'answered':
                return ($this->operand($condition['subject'], $key) !== null) === $condition['expected'];
            default:
                return $this->test($condition['test'], $this->operand($condition['subject'], $key), $condition['to'], $key);
        }
    }

    private function test(string $test, mixed $subject, array $to, ?string $key): ?bool
    {
        if ($test === 'includes' || $test === 'includesAny' || $test === 'onlyFrom') {
            return $this->testList($test, $subject, $to, $key);
        }
        if ($subject === null) {
            return null;
        }
        if ($test === 'oneOf' || $test === 'noneOf') {
            $others = $this->listOf($to, $key);
            foreach ($others as $other) {
                if ($other !== null && self::compare($subject, $other) === 0) {
                    return $test === 'oneOf';
                }
            }
            return $others === [] || in_array(null, $others, true) ? null : $test === 'noneOf';
        }
        $other = $this->operand($to, $key);
        if ($other === null) {
            return null;
        }
        $order = self::compare($subject, $other);
        return match ($test) {
            'is' => $order === 0,
            'isNot' => $order !== 0,
            'above', 'after' => $order > 0,
            'atLeast', 'onOrAfter' => $order >= 0,
            'below', 'before' => $order < 0,
            'atMost', 'onOrBefore' => $order <= 0,
        };
    }

    private function testList(string $test, mixed $subject, array $to, ?string $key): ?bool
    {
        $chosen = is_array($subject) ? $subject : [];
        $wanted = $test === 'includes' ? [$this->operand($to, $key)] : $this->listOf($to, $key);
        $unknown = in_array(null, $wanted, true) || ($wanted === [] && isset($to['op']));
        $isWanted = static fn (string $one): bool => in_array($one, $wanted, true);
        $hits = array_filter($chosen, $isWanted);
        if ($test === 'onlyFrom') {
            return $chosen === [] ? null : (count($hits) === count($chosen) ? true : ($unknown ? null : false));
        }
        // An empty list cannot include anything, whatever the blank turns out to be.
        return $hits !== [] ? true : ($unknown && $chosen !== [] ? null : false);
    }

    private function listOf(array $to, ?string $key): array
    {
        if (!isset($to['op'])) {
            return array_map(fn (array $operand): mixed => $this->operand($operand, $key), $to);
        }
        $list = $this->operand($to, $key);
        return is_array($list) ? $list : [];
    }

    /** Orders two values of the same sort: numbers by size, texts and dates by their characters. */
    private static function compare(mixed $a, mixed $b): int
    {
        if ($a instanceof Exact && $b instanceof Exact) {
            return $a->compare($b);
        }
        $text = static fn (mixed $value): string => is_string($value) ? $value : ($value === true ? 'true' : '');
        return Text::compare($text($a), $text($b)) <=> 0;
    }

    // Operands: a text, true or false, an Exact, a list of texts, or null for blank -----------------------------------

    public function operand(array $operand, ?string $key): mixed
    {
        $of = fn (string $name): mixed => $this->operand($operand[$name], $key);
        switch ($operand['op']) {
            case 'literal':
                return $operand['value'];
            case 'answer':
                $question = $this->questionnaire->nodes[$operand['node']];
                return $this->stateOf($question, $operand['key'] ?? $key)?->value;
            case 'context':
                return $this->context->values[$key === null ? $operand['path'] : star($operand['path'], $key)] ?? null;
            case 'value':
                return $this->results[$operand['node']];
            case 'today':
                return $this->today;
            case 'sum':
            case 'count':
            case 'min':
            case 'max':
                return $this->aggregate($operand['op'], $this->valuesOver($operand['over'], $key));
            case 'add':
            case 'subtract':
            case 'multiply':
                return $this->arithmetic($operand['op'], $operand['of'], $key);
            case 'percentOf':
                [$amount, $percent] = [$of('amount'), $of('percent')];
                if (!$amount instanceof Exact || !$percent instanceof Exact) {
                    return null;
                }
                $share = $amount->times($percent);
                return $operand['money'] ? $share->rounded($this->context->digits) : $share;
            case 'round':
                $value = $of('of');
                return $value instanceof Exact ? $value->roundedTo($operand['to']) : null;
            case 'lookup':
                return $this->bandAt($operand['bands'], $of('at'))[2] ?? null;
            case 'bandOf':
                $band = $this->bandAt($operand['bands'], $of('at'));
                return $band === null ? null : "{$band[0]->units}-" . ($band[1]?->units ?? 'up');
            case 'if':
                $verdict = $this->decide($operand['when'], $key);
                return $verdict === null ? null : $of($verdict ? 'then' : 'else');
            case 'addDays':
            case 'addMonths':
                [$date, $by] = [$of('date'), $of('by')];
                $count = $by instanceof Exact ? $by->integer() : null;
                if (!is_string($date) || $count === null) {
                    return null;
                }
                return $operand['op'] === 'addDays' ? PlainDate::addDays($date, $count) : PlainDate::addMonths($date, $count);
            case 'daysBetween':
                [$from, $to] = [$of('from'), $of('to')];
                return is_string($from) && is_string($to) ? Exact::of(PlainDate::daysBetween($from, $to)) : null;
            default:
                $text = $of('of');
                return is_string($text) ? self::normalised($text) : null;
        }
    }

    private function valuesOver(array $over, ?string $key): array
    {
        if (!isset($over['node'])) {
            return array_map(fn (array $operand): mixed => $this->operand($operand, $key), $over);
        }
        $question = $this->questionnaire->nodes[$over['node']];
        $result = $this->results[$over['node']];
        $pairs = [];
        if ($result instanceof Repeated) {
            foreach ($result->states as $row => $state) {
                $pairs[] = [$state->value, (string) $row];
            }
        } elseif (is_array($result?->value)) {
            foreach ($result->value as $one) {
                $pairs[] = [$one, $question->kind === 'rows' ? $one : null];
            }
        }
        $values = [];
        foreach ($pairs as [$value, $row]) {
            if ($over['where'] === null || $this->decide($over['where'], $row) === true) {
                $values[] = $value;
            }
        }
        return $values;
    }

    private function aggregate(string $by, array $values): mixed
    {
        $present = array_values(array_filter($values, static fn (mixed $value): bool => $value !== null));
        if ($by === 'count') {
            return Exact::of(count($present));
        }
        $made = array_shift($present);
        foreach ($present as $value) {
            if ($by === 'sum') {
                $made = $made instanceof Exact && $value instanceof Exact ? $made->plus($value) : $made;
            } elseif (self::compare($value, $made) * ($by === 'min' ? -1 : 1) > 0) {
                $made = $value;
            }
        }
        return $made;
    }

    private function arithmetic(string $op, array $operands, ?string $key): ?Exact
    {
        $made = null;
        foreach ($operands as $operand) {
            $value = $this->operand($operand, $key);
            if (!$value instanceof Exact) {
                return null;
            }
            $made = $made === null ? $value : match ($op) {
                'add' => $made->plus($value),
                'subtract' => $made->minus($value),
                'multiply' => $made->times($value),
            };
        }
        return $made;
    }

    private function bandAt(array $bands, mixed $at): ?array
    {
        if ($bands['op'] !== 'context' || !$at instanceof Exact) {
            return null;
        }
        foreach ($this->context->bands[$bands['path']] ?? [] as $band) {
            if ($at->compare($band[0]) >= 0 && ($band[1] === null || $at->compare($band[1]) <= 0)) {
                return $band;
            }
        }
        return null;
    }

    /** Trimmed, composed, in lower case, without a "+tag" before the @ of an e-mail address. */
    private static function normalised(string $text): string
    {
        $plain = Text::lower(Text::nfc(Text::trim($text)));
        $tag = strpos($plain, '+');
        $at = $tag === false ? false : strpos($plain, '@', $tag);
        return $at === false ? $plain : substr($plain, 0, $tag) . substr($plain, $at);
    }

    // What came of it ------------------------------------------------------------------------------------------------

    /** The answer of a question with all its parts, as the payload carries it; Nothing when blank or not relevant. */
    public function answer(Question $question, ?string $key = null): mixed
    {
        $state = $this->stateOf($question, $key);
        if ($state?->relevant !== true) {
            return Nothing::Here;
        }
        switch ($question->kind) {
            case 'notice':
            case 'link':
            case 'stop':
                return Nothing::Here;
            case 'rows':
                $rows = [];
                foreach ($state->value ?? [] as $row) {
                    $cells = $this->members($question->parts, $row);
                    if ($cells !== []) {
                        $rows[] = JsonObject::of(['rowId' => $row] + $cells);
                    }
                }
                return $rows === [] ? Nothing::Here : $rows;
            case 'matrix':
                return self::notEmpty($this->matrix($question, $state));
            case 'evidence':
                return $state->blank ? Nothing::Here : $this->evidence($question, $key);
        }
        if ($question->type === null && $question->kind === 'prefilled') {
            // It is sent as the host gave it: it is what the respondent saw.
            return $this->context->given[$question->detail['from'] ?? ''] ?? Nothing::Here;
        }
        if ($question->type === null) {
            return self::notEmpty($this->members($question->parts, $key));
        }
        $own = Stored::toAnswer($question->type, $state->value, $this->context);
        if ($own === null || $state->stored instanceof Unparsed) {
            return Nothing::Here;
        }
        $wrapped = $question->kind === 'yesNo' || $question->parts !== [];
        $sha256 = $this->context->agreementHash($question);
        $agreed = $sha256 === null ? [] : ['sha256' => $sha256];
        return $wrapped ? JsonObject::of(['answer' => $own] + $this->members($question->parts, $key) + $agreed) : $own;
    }

    private function members(array $parts, ?string $key): array
    {
        $found = [];
        foreach ($parts as $part) {
            $value = $this->answer($part, $key);
            if ($value !== Nothing::Here) {
                $found[$part->id] = $value;
            }
        }
        return $found;
    }

    private function matrix(Question $question, State $state): array
    {
        $found = [];
        $first = $question->parts[0] ?? null;
        foreach ($state->keys ?? [] as $key) {
            $row = $first?->id === '*'
                ? $this->answer($first, $key)
                : self::notEmpty($this->members($question->parts, $key));
            if ($row !== Nothing::Here) {
                $found[$key] = $row;
            }
        }
        return $found;
    }

    private function evidence(Question $question, ?string $key): JsonObject
    {
        $given = $this->members($question->parts, $key);
        $blanks = ['files' => [], 'byEmail' => false];
        $made = [];
        foreach ($question->parts as $part) {
            $value = $given[$part->id] ?? $blanks[$part->id] ?? null;
            if ($value !== null) {
                $made[$part->id] = $value;
            }
        }
        return JsonObject::of($made);
    }

    private static function notEmpty(array $members): JsonObject|Nothing
    {
        return $members === [] ? Nothing::Here : JsonObject::of($members);
    }

    /** @return list<array> Everything that blocks submitting, in the order of the page. */
    public function violations(): array
    {
        return array_values(array_filter($this->findings(), fn (array $found): bool => $found['severity'] === 'error'
            || ($found['severity'] === 'confirm' && !in_array($found['ruleId'], $this->confirmedRules, true))));
    }

    /** @return list<array> What informs or wants confirming. */
    public function warnings(): array
    {
        return array_values(array_filter($this->findings(), static fn (array $found): bool => $found['severity'] !== 'error'));
    }

    /** @return list<string> Confirmed rules that still fire, sorted. */
    public function confirmed(): array
    {
        $fired = array_filter($this->findings(), static fn (array $found): bool => $found['severity'] === 'confirm');
        $ids = array_values(array_intersect(array_unique(array_column($fired, 'ruleId')), $this->confirmedRules));
        usort($ids, Text::compare(...));
        return $ids;
    }

    /** @return list<string> Paths of answers that staff will review, sorted. */
    public function needsReview(): array
    {
        $paths = [];
        foreach ($this->questionnaire->nodes as $node) {
            if (!$node instanceof Question || !isset($node->detail['reviewWhen'])) {
                continue;
            }
            foreach ($this->statesOf($node) as $state) {
                if ($state->value === $node->detail['reviewWhen']) {
                    $paths[] = $state->path;
                }
            }
        }
        usort($paths, Text::compare(...));
        return $paths;
    }

    /** @return list<string> References of all files in relevant answers, in the order of the page. */
    public function refs(): array
    {
        $refs = [];
        $visit = function (State $state) use (&$visit, &$refs): void {
            $question = $state->question;
            if (!$state->relevant) {
                return;
            }
            if (($question->type['type'] ?? '') === 'files') {
                array_push($refs, ...($state->value ?? []));
            }
            $rows = $question->kind === 'rows' ? $state->value ?? [] : $state->keys;
            foreach ($rows ?? [$state->key] as $key) {
                foreach ($question->parts as $part) {
                    $inner = $this->stateOf($part, $key);
                    if ($inner !== null) {
                        $visit($inner);
                    }
                }
            }
        };
        foreach ($this->questionnaire->sections as $section) {
            foreach ($this->results[$section->node] === true ? $section->questions : [] as $question) {
                $visit($this->stateOf($question, null));
            }
        }
        return $refs;
    }

    /** @return list<array> All broken constraints and rules, of every severity, in the order of the page. */
    private function findings(): array
    {
        if ($this->findings !== null) {
            return $this->findings;
        }
        $placed = [];
        foreach ($this->questionnaire->nodes as $node) {
            if ($node instanceof Question) {
                foreach ($this->statesOf($node) as $row => $state) {
                    foreach ($state->violations as $violation) {
                        $placed[] = [self::placeOf($node, $row, 0), $violation];
                    }
                }
            } elseif ($node instanceof Rule) {
                array_push($placed, ...$this->broken($node));
            }
        }
        usort($placed, static fn (array $a, array $b): int => $a[0] <=> $b[0]);
        return $this->findings = [...array_column($placed, 1), ...$this->fileFindings()];
    }

    /** Rows are read one after the other, although each column is one question. */
    private static function placeOf(Question $question, int $row, float $after): array
    {
        for ($around = $question->parent; $around !== null; $around = $around->parent) {
            if ($around->kind === 'rows' || $around->kind === 'matrix') {
                return [(float) $around->node, $row + 1, $question->node + $after];
            }
        }
        return [(float) $question->node, 0, $after];
    }

    private function broken(Rule $rule): array
    {
        $result = $this->results[$rule->node];
        $found = [];
        foreach (is_array($result) ? $result : ($result === true ? [null] : []) as $row) {
            $at = null;
            foreach ($rule->at as $question) {
                $states = $this->results[$question->node];
                $state = $states instanceof Repeated ? ($states->states[$row ?? ''] ?? null) : $states;
                $at ??= $state?->relevant === true ? $state : null;
            }
            $section = $at?->question->section ?? $rule->section;
            $last = $section === null || $section->questions === [] ? null : $section->questions[count($section->questions) - 1];
            $place = $at !== null
                ? self::placeOf($at->question, (int) array_search($at, $this->statesOf($at->question), true), 0.5)
                : [(float) ($last?->node ?? count($this->questionnaire->nodes)), INF, 0.0];
            $found[] = [$place, [
                'path' => $at?->path ?? '',
                'section' => $section?->id ?? '',
                'code' => 'ruleBroken',
                'severity' => $rule->severity,
                'ruleId' => $rule->id,
            ]];
        }
        return $found;
    }

    /** Too much in all, and the same file given in answer to two questions. */
    private function fileFindings(): array
    {
        $found = [];
        $first = [];
        $size = 0;
        $last = null;
        foreach ($this->questionnaire->nodes as $node) {
            if (!$node instanceof Question || ($node->type['type'] ?? '') !== 'files') {
                continue;
            }
            foreach ($this->statesOf($node) as $state) {
                foreach ($state->value ?? [] as $ref) {
                    $attachment = $this->attachment($ref);
                    if ($attachment === null) {
                        continue;
                    }
                    $last = ['path' => $state->path, 'section' => $node->section->id];
                    $size += $attachment->get('size');
                    $before = $first[$attachment->get('sha256')] ?? $state->path;
                    if ($before !== $state->path) {
                        $found[] = $last + ['code' => 'sameFile', 'severity' => 'warning'];
                    }
                    $first[$attachment->get('sha256')] = $before;
                }
            }
        }
        $most = $this->questionnaire->maxPerSubmission;
        if ($last !== null && $most !== null && $size > $most) {
            $found[] = $last + ['code' => 'submissionTooLarge', 'severity' => 'error'];
        }
        return $found;
    }
}

/** Judges one answer by the constraints of its question. */
final class Judge
{
    // The WHATWG definition of a valid e-mail address, with at least one dot in the domain.
    private const EMAIL = '/\A[A-Za-z0-9_.!#$%&\'*+\/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?'
        . '(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+\z/i';
    private const EXTENSION = '[' . Text::SPACES . ']*(?:[xX]|[eE][xX][tT]\.?|[eE][xX][tT][eE][nN][sS][iI][oO][nN])['
        . Text::SPACES . ']*[0-9]{1,8}';
    private const PHONE = '/\A\+?[0-9' . Text::SPACES . '().\-\/]{5,30}(?:' . self::EXTENSION . ')?\z/u';

    /** @var list<array> */
    private array $found = [];

    public function __construct(
        private readonly Question $question,
        private readonly ?string $key,
        private readonly string $path,
        private readonly mixed $stored,
        private readonly mixed $value,
        private readonly bool $required,
        private readonly bool $blank,
        private readonly array $options,
        private readonly array $filledRows,
        private readonly Filling $filling,
    ) {
    }

    /** @return list<array> */
    public function violations(): array
    {
        $this->judge();
        return $this->found;
    }

    private function add(string $code, ?string $path = null): void
    {
        $this->found[] = [
            'path' => $path ?? $this->path,
            'section' => $this->question->section->id,
            'code' => $code,
            'severity' => str_ends_with($code, 'Unusual') ? 'warning' : 'error',
        ];
    }

    private function judge(): void
    {
        $kind = $this->question->kind;
        if ($kind === 'stop') {
            $this->add('stopped');
        } elseif ($kind === 'calculated') {
            if ($this->value === null && !$this->question->optional) {
                $this->add('notCalculated');
            }
        } elseif ($kind === 'prefilled') {
            return;
        } elseif ($this->stored instanceof Unparsed) {
            $this->add('badInput');
        } elseif ($this->blank) {
            // The required parts of these are missed one by one.
            if ($this->required && !in_array($kind, ['group', 'matrix', 'dateRange', 'address', 'signature'], true)) {
                $this->add('valueMissing');
            }
        } else {
            $this->judgeGiven();
        }
    }

    private function judgeGiven(): void
    {
        switch ($this->question->type['type'] ?? $this->question->kind) {
            case 'text':
                $this->text();
                return;
            case 'integer':
            case 'decimal':
            case 'money':
            case 'percent':
                $this->amount();
                return;
            case 'date':
                $this->range();
                return;
            case 'option':
            case 'options':
                $this->chosen();
                return;
            case 'files':
                $this->files();
                return;
            case 'rows':
                $this->rows();
                return;
            case 'dateRange':
                [$from, $to] = array_map(fn (Question $end): mixed => $this->filling->given($end, null), $this->question->parts);
                if (is_string($from) && is_string($to) && strcmp($from, $to) > 0) {
                    $this->add('rangeReversed');
                }
                return;
            case 'signature':
                $this->name();
        }
    }

    private function text(): void
    {
        if (!is_string($this->value)) {
            return;
        }
        $limits = $this->question->limits;
        $length = Text::length($this->value);
        if (isset($limits['minLength']) && $length < $limits['minLength']) {
            $this->add('tooShort');
        }
        if (isset($limits['maxLength']) && $length > $limits['maxLength']) {
            $this->add('tooLong');
        }
        if (isset($limits['pattern']) && !Pattern::matches($limits['pattern'], $this->value)) {
            $this->add('patternMismatch');
        }
        if (!self::looksLike($this->question->kind, $this->value)) {
            $this->add('typeMismatch');
        } elseif ($this->question->kind === 'email') {
            $this->mailbox($limits, explode('@', strtolower($this->value)));
        } elseif ($this->question->kind === 'phone' && self::isUnusual($limits['unusual'] ?? null, $this->value)) {
            $this->add('numberUnusual');
        }
    }

    private static function isUnusual(?JsonObject $unusual, string $value): bool
    {
        $number = preg_replace('/' . self::EXTENSION . '\z/u', '', $value, 1);
        if ($unusual?->get('extension') === true && $number !== $value) {
            return true;
        }
        // The country code of North America, which some write and some do not.
        $digits = preg_replace(['/[^0-9]/', '/\A1(?=[0-9]{10}\z)/'], '', $number);
        $begins = static fn (string $prefix): bool => str_starts_with($digits, $prefix);
        return array_filter(Json::items($unusual?->get('prefixes')), $begins) !== [];
    }

    private static function looksLike(string $kind, string $value): bool
    {
        return match ($kind) {
            'email' => strlen($value) <= 254 && preg_match(self::EMAIL, $value) === 1,
            'phone' => preg_match(self::PHONE, $value) === 1 && preg_match_all('/[0-9]/', $value) >= 5,
            'url' => WebAddress::isOne($value),
            default => true,
        };
    }

    private function mailbox(array $limits, array $address): void
    {
        $plain = explode('+', $address[0])[0];
        if (in_array($plain, Json::items($limits['refuseMailboxes'] ?? []), true)) {
            $this->add('mailboxRefused');
        } elseif (in_array($plain, Json::items($limits['warnMailboxes'] ?? []), true)) {
            $this->add('mailboxUnusual');
        }
        if (in_array($address[1], Json::items($limits['warnDomains'] ?? []), true)) {
            $this->add('domainUnusual');
        }
    }

    private function amount(): void
    {
        if (!$this->value instanceof Exact) {
            $this->add('badInput');
            return;
        }
        $this->range();
        $step = $this->question->limits['step'] ?? null;
        if ($step !== null && !$this->value->isMultipleOf($step)) {
            $this->add('stepMismatch');
        }
    }

    private function range(): void
    {
        $order = function (string $limit): int {
            $bound = $this->question->limits[$limit] ?? null;
            if ($this->value instanceof Exact && $bound instanceof Exact) {
                return $this->value->compare($bound);
            }
            return is_string($this->value) && is_string($bound) ? strcmp($this->value, $bound) : 0;
        };
        if ($order('minimum') < 0) {
            $this->add('rangeUnderflow');
        }
        if ($order('maximum') > 0) {
            $this->add('rangeOverflow');
        }
    }

    private function chosen(): void
    {
        $question = $this->question;
        $chosen = is_array($this->stored) ? $this->stored : [$this->stored];
        $offered = array_column($this->options, 'value');
        foreach ($chosen as $value) {
            if ($question->kind === 'yesNo' ? !self::isYesNo($question, $value) : !in_array($value, $offered, true)) {
                $this->add('notOffered');
                return;
            }
        }
        if ($question->kind === 'choices' && count($chosen) > 1) {
            $exclusive = array_column(array_filter($this->options, static fn (array $one): bool => $one['exclusive']), 'value');
            if (array_intersect($exclusive, $chosen) !== []) {
                $this->add('notTogether');
            }
        }
        if ($question->kind === 'rank' && $this->required && count($chosen) < count($offered)) {
            $this->add('tooFew');
        }
        $this->count(count($chosen));
    }

    public static function isYesNo(Question $question, mixed $value): bool
    {
        $applies = $question->detail['notApplicable'] ?? null;
        return $value === 'yes' || $value === 'no' || ($value === 'notApplicable' && $applies === true);
    }

    private function count(int $count): void
    {
        $limits = $this->question->limits;
        if (isset($limits['minItems']) && $count < $limits['minItems']) {
            $this->add('tooFew');
        }
        if (isset($limits['maxItems']) && $count > $limits['maxItems']) {
            $this->add('tooMany');
        }
    }

    private function files(): void
    {
        $refs = is_array($this->stored) ? $this->stored : [];
        $files = array_filter(array_map($this->filling->attachment(...), $refs));
        if (count($files) < count($refs)) {
            $this->add('fileMissing');
        }
        $limits = $this->question->files ?? [];
        $size = array_sum(array_map(static fn (JsonObject $file): int => $file->get('size'), $files));
        if (isset($limits['maxPerQuestion']) && $size > $limits['maxPerQuestion']) {
            $this->add('filesTooLarge');
        }
        foreach ($files as $file) {
            $name = Text::lower($file->get('name'));
            $fits = static fn (string $ending): bool => str_ends_with($name, $ending);
            if (isset($limits['accept']) && array_filter($limits['accept'], $fits) === []) {
                $this->add('fileTypeRefused');
                break;
            }
        }
        $this->count(count($refs));
    }

    private function rows(): void
    {
        $this->count(count($this->filledRows));
        foreach (Json::items($this->question->detail['unique'] ?? []) as $id) {
            $column = $this->question->part($id);
            $seen = [];
            foreach ($column === null ? [] : $this->filledRows as $row) {
                $cell = $this->filling->stateOf($column, $row);
                // Nothing is answered in a cell that is not asked, or that a condition answers for the respondent.
                $stored = $cell?->relevant && !$cell->fixed ? $cell->stored : null;
                if (Stored::isBlank($stored)) {
                    continue;
                }
                $text = is_string($stored) ? Text::lower(Text::trim($stored)) : self::written($stored);
                if (isset($seen["=$text"])) {
                    $this->add('notUnique', "$this->path/$row/$id");
                }
                $seen["=$text"] = true;
            }
        }
    }

    private static function written(mixed $stored): string
    {
        return serialize($stored);
    }

    private function name(): void
    {
        $name = $this->question->parts[0] ?? null;
        $typed = $name === null ? null : $this->filling->given($name, null);
        $operand = $this->question->detail['mustMatch'] ?? null;
        $wanted = $operand === null ? null : $this->filling->operand($operand, $this->key);
        if (!is_string($typed) || Stored::isBlank($typed) || !is_string($wanted)) {
            return;
        }
        if (Text::nfc(Text::trim($typed)) !== Text::nfc(Text::trim($wanted))) {
            $this->add('nameMismatch', "$this->path/name");
        }
    }
}

/** Web addresses as the WHATWG URL standard reads them, names in other scripts roughly. */
final class WebAddress
{
    /** Whether it is an http or https address with a dot in its host name. */
    public static function isOne(string $text): bool
    {
        $trimmed = preg_replace('/\A[\x00-\x20]+|[\x00-\x20]+\z/', '', $text);
        $plain = str_replace(["\t", "\n", "\r"], '', (string) $trimmed);
        if (!preg_match('/\Ahttps?:[\/\\\\]*([^\/\\\\?#]*)/i', $plain, $found)) {
            return false;
        }
        $at = strrpos($found[1], '@');
        $place = $at === false ? $found[1] : substr($found[1], $at + 1);
        if (preg_match('/\A\[/', $place) || !preg_match('/\A([^:]+)(?::([0-9]*))?\z/', $place, $parts)) {
            return false;
        }
        return (int) ($parts[2] ?? 0) <= 65535 && strlen(ltrim($parts[2] ?? '', '0')) <= 5 && self::isHost(rawurldecode($parts[1]));
    }

    private static function isHost(string $host): bool
    {
        if (preg_match('//u', $host) !== 1) {
            return false;
        }
        // Full-width letters, the dots of other scripts and soft hyphens, as they are read in host names.
        $mapped = preg_replace_callback('/[\x{ff01}-\x{ff5e}]/u', static fn (array $wide): string
            => chr(Text::codes($wide[0])[0] - 0xfee0), Text::nfc(Text::lower($host)));
        $mapped = str_replace(["\u{3002}", "\u{ff61}"], '.', preg_replace('/[\x{ad}\x{200b}\x{2060}\x{feff}]/u', '', $mapped));
        if (preg_match('/[\x00-\x20#\/:<>?@\[\\\\\]^|%\x7f]/', $mapped) || $mapped === '') {
            return false;
        }
        if (preg_match('/[^\x00-\x7f\p{L}\p{M}\p{N}\p{S}\x{b7}\x{375}\x{5f3}\x{5f4}\x{30fb}]/u', $mapped)) {
            return false;
        }
        $labels = explode('.', $mapped);
        if (count($labels) > 1 && end($labels) === '') {
            array_pop($labels);
        }
        $last = (string) end($labels);
        if (preg_match('/\A(?:[0-9]+|0x[0-9a-f]*)\z/i', $last)) {
            return self::isNumeric($labels);
        }
        return str_contains($mapped, '.');
    }

    /** A host that ends in a number must be an IPv4 address, which is written with dots whatever was typed. */
    private static function isNumeric(array $labels): bool
    {
        $numbers = [];
        foreach ($labels as $label) {
            $number = match (true) {
                preg_match('/\A0x([0-9a-f]*)\z/i', $label, $found) === 1 => hexdec('0' . $found[1]),
                preg_match('/\A0([0-7]+)\z/', $label, $found) === 1 => octdec($found[1]),
                preg_match('/\A(?:0|[1-9][0-9]*)\z/', $label) === 1 => (float) $label,
                default => null,
            };
            if ($number === null) {
                return false;
            }
            $numbers[] = $number;
        }
        $last = array_pop($numbers);
        return count($numbers) <= 3 && array_filter($numbers, static fn (int|float $one): bool => $one > 255) === []
            && $last < 256 ** (4 - count($numbers));
    }
}

// Verification -------------------------------------------------------------------------------------------------------

/** Compares one payload with what its answers come to. */
final class Verification
{
    /** @var array<string, array> */
    private array $reasons = [];

    public function __construct(
        private readonly Questionnaire $questionnaire,
        private readonly mixed $facts,
        private readonly string $today,
    ) {
    }

    public function verify(mixed $given, ?array $files): array
    {
        try {
            $payload = is_string($given) ? Json::decode($given) : Json::taken($given);
        } catch (JsonException) {
            $payload = null;
        }
        if ($this->isPayload($payload)) {
            $this->compare($this->reopened($payload), $payload);
            if ($files !== null) {
                (new Files($this->report(...)))->verify($payload->get('attachments'), $files);
            }
            if ($this->reasons === []) {
                return ['status' => 'verified', 'reasons' => [], 'payload' => Json::plain($payload)];
            }
        }
        return ['status' => 'refused', 'reasons' => array_values($this->reasons)];
    }

    private function report(string $code, string $at, array $more = []): void
    {
        $reason = ['code' => $code, 'at' => $at] + $more;
        $this->reasons[serialize($reason)] = $reason;
    }

    /** Everything but the answers is of the payload's form. */
    private function isPayload(mixed $payload): bool
    {
        if (!$payload instanceof JsonObject) {
            $this->report('malformed', '');
            return false;
        }
        $isText = static fn (mixed $value): bool => is_string($value) && $value !== '';
        $isWhole = static fn (mixed $value): bool => is_int($value) && $value > 0;
        $isHash = static fn (mixed $value): bool => is_string($value) && preg_match('/\A[0-9a-f]{64}\z/', $value) === 1;
        $isRecord = static fn (mixed $value): bool => $value instanceof JsonObject;
        $areTexts = static fn (mixed $value): bool => Json::isList($value)
            && count(array_filter(Json::items($value), $isText)) === count(Json::items($value));
        $this->closed($payload, '', [
            'format' => static fn (mixed $value): bool => $value === 1,
            'questionnaire' => $isRecord,
            'contextId' => $isText,
            'submissionId' => isId(...),
            'supersedes' => static fn (mixed $value): bool => $value === null || isId($value),
            'today' => static fn (mixed $value): bool => is_string($value) && PlainDate::isDate($value),
            'answers' => $isRecord,
            'needsReview' => $areTexts,
            'confirmed' => $areTexts,
            'attachments' => $isRecord,
        ]);
        if ($this->reasons !== []) {
            return false;
        }
        $head = ['id' => $isText, 'edition' => $isText, 'version' => $isWhole, 'sha256' => $isHash];
        $this->closed($payload->get('questionnaire'), 'questionnaire/', $head);
        foreach ($payload->get('attachments')->members as $ref => $facts) {
            $at = "attachments/$ref";
            if (isId((string) $ref) && $facts instanceof JsonObject) {
                $members = ['name' => $isText, 'size' => $isWhole, 'type' => $isText, 'sha256' => $isHash];
                $this->closed($facts, "$at/", $members);
            } else {
                $this->report('malformed', $at);
            }
        }
        return $this->reasons === [];
    }

    /** @param array<string, callable(mixed): bool> $members */
    private function closed(JsonObject $value, string $at, array $members): void
    {
        foreach (array_unique([...array_keys($members), ...$value->names()]) as $name) {
            $check = $members[$name] ?? null;
            $own = $value->own($name);
            if ($check === null || $own === Nothing::Here || !$check($own)) {
                $this->report('malformed', $at . $name);
            }
        }
    }

    /** What the payload says was answered, so that everything else can be made anew. */
    private function reopened(JsonObject $payload): Filling
    {
        $stored = [];
        foreach ($payload->get('answers')->members as $name => $value) {
            $id = (string) $name;
            // A part is answered inside its question; here a path with a slash would be a second way to the same answer.
            $place = str_contains($id, '/') ? null : $this->questionnaire->find($id);
            try {
                $cells = [];
                if ($place === null) {
                    throw new AnswerException('unknownQuestion', $id);
                }
                Stored::takeApart($place[0], $place[1], $id, $value, $cells);
                foreach ($cells as [$question, $key, $cell]) {
                    $stored[$question->path($key)] = $cell;
                }
            } catch (AnswerException $error) {
                $this->report($error->reason, "answers/$error->path");
            }
        }
        foreach ($this->questionnaire->nodes as $node) {
            if ($node instanceof Question && $node->type !== null && $node->initial !== null) {
                foreach ($this->keysOf($node->repeatedBy, $stored) as $key) {
                    // Where the document would put an initial answer although the payload has none, it was cleared.
                    $stored += [$node->path($key) => null];
                }
            }
        }
        return new Filling(
            $this->questionnaire,
            new Context($this->questionnaire, $this->facts),
            $this->today,
            $stored,
            $payload->get('attachments')->members,
            Json::items($payload->get('confirmed')),
        );
    }

    private function keysOf(?Question $by, array $stored): array
    {
        if ($by === null) {
            return [null];
        }
        if ($by->kind === 'matrix') {
            return array_column($by->options ?? [], 'value');
        }
        $rows = $stored[$by->pattern] ?? null;
        return is_array($rows) ? $rows : [];
    }

    private function compare(Filling $filling, JsonObject $payload): void
    {
        foreach ($filling->violations() as $found) {
            $at = $found['path'] === '' ? 'answers' : "answers/{$found['path']}";
            $rule = isset($found['ruleId']) ? ['ruleId' => $found['ruleId']] : [];
            $this->report('violation', $at, ['violation' => $found['code']] + $rule);
        }
        foreach (['id', 'edition', 'version', 'sha256'] as $name) {
            if ($payload->get('questionnaire')->get($name) !== $this->questionnaire->$name) {
                $this->report('questionnaireDiffers', "questionnaire/$name");
            }
        }
        if ($payload->get('contextId') !== $filling->context->contextId) {
            $this->report('contextDiffers', 'contextId');
        }
        if ($payload->get('today') !== $this->today) {
            $this->report('dayDiffers', 'today');
        }
        $expected = [];
        foreach ($this->questionnaire->sections as $section) {
            foreach ($section->questions as $question) {
                $expected[$question->id] = $filling->answer($question);
            }
        }
        $expected = array_filter($expected, static fn (mixed $answer): bool => $answer !== Nothing::Here);
        $answers = $payload->get('answers');
        foreach (array_keys($answers->members + $expected) as $id) {
            $this->differences($filling, $expected[$id] ?? Nothing::Here, $answers->own((string) $id), (string) $id);
        }
        foreach (['needsReview' => $filling->needsReview(), 'confirmed' => $filling->confirmed()] as $name => $list) {
            if (Json::items($payload->get($name)) !== $list) {
                $this->report($name === 'confirmed' ? 'confirmedDiffers' : 'reviewDiffers', $name);
            }
        }
        $this->compareAttachments($filling, $payload->get('attachments'));
    }

    /** Goes no deeper than what is expected, so that nothing given can make it run long. */
    private function differences(Filling $filling, mixed $expected, mixed $given, string $at): void
    {
        if (Json::isList($expected) && Json::isList($given)) {
            [$made, $items] = [Json::items($expected), Json::items($given)];
            if (count($made) !== count($items)) {
                $this->report('altered', "answers/$at");
                return;
            }
            foreach ($made as $i => $item) {
                $row = $item instanceof JsonObject ? $item->get('rowId') : null;
                $this->differences($filling, $item, $items[$i], "$at/" . (is_string($row) ? $row : $i));
            }
        } elseif ($expected instanceof JsonObject && $given instanceof JsonObject) {
            foreach (array_keys($expected->members + $given->members) as $name) {
                $this->differences($filling, $expected->own((string) $name), $given->own((string) $name), "$at/$name");
            }
        } elseif ($expected !== $given) {
            $isExtra = $expected === Nothing::Here && !$this->isAsked($filling, $at);
            $code = $given === Nothing::Here ? 'missing' : ($isExtra ? 'notAsked' : 'altered');
            $this->report($code, "answers/$at");
        }
    }

    private function isAsked(Filling $filling, string $path): bool
    {
        [$question, $key] = $this->questionnaire->find($path) ?? [null, null];
        if ($question === null) {
            return true;
        }
        $state = $filling->stateOf($question, $key);
        if ($state !== null) {
            return $state->relevant;
        }
        // A row of a matrix that is not offered just now is a place of the document, though nobody is asked there.
        $by = $question->repeatedBy;
        return !($by?->kind === 'matrix' && $by->offers((string) $key));
    }

    private function compareAttachments(Filling $filling, JsonObject $attachments): void
    {
        $seen = [];
        foreach ($filling->refs() as $ref) {
            if (isset($seen[$ref])) {
                $this->report('attachmentTwice', "attachments/$ref");
            } elseif (!$attachments->has($ref)) {
                $this->report('attachmentMissing', "attachments/$ref");
            }
            $seen[$ref] = true;
        }
        foreach ($attachments->members as $ref => $facts) {
            if (!isset($seen[$ref])) {
                $this->report('attachmentUnused', "attachments/$ref");
            }
            if (Files::mediaTypeOf($facts->get('name')) !== $facts->get('type')) {
                $this->report('attachmentDiffers', "attachments/$ref");
            }
        }
    }
}

/** Compares the bytes that arrived with what the payload says of them. */
final class Files
{
    private const OFFICE = 'application/vnd.openxmlformats-officedocument.';
    private const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';
    /** Per name ending: the media type, what its content may be, and the folder that tells office packages apart. */
    private const ENDINGS = [
        '.pdf' => ['application/pdf', ['pdf']],
        '.png' => ['image/png', ['png']],
        '.jpg' => ['image/jpeg', ['jpeg']],
        '.gif' => ['image/gif', ['gif']],
        '.bmp' => ['image/bmp', ['bmp']],
        '.tif' => ['image/tiff', ['tiff']],
        '.webp' => ['image/webp', ['webp']],
        '.heic' => ['image/heic', ['heif']],
        '.heif' => ['image/heif', ['heif']],
        '.rtf' => ['application/rtf', ['rtf']],
        '.doc' => ['application/msword', ['ole', 'rtf']],
        '.xls' => ['application/vnd.ms-excel', ['ole']],
        '.ppt' => ['application/vnd.ms-powerpoint', ['ole']],
        '.docx' => [self::OFFICE . 'wordprocessingml.document', ['office'], 'word/'],
        '.xlsx' => [self::OFFICE . 'spreadsheetml.sheet', ['office'], 'xl/'],
        '.pptx' => [self::OFFICE . 'presentationml.presentation', ['office'], 'ppt/'],
        '.odt' => [self::OPEN_DOCUMENT . 'text', ['openDocument']],
        '.ods' => [self::OPEN_DOCUMENT . 'spreadsheet', ['openDocument']],
        '.odp' => [self::OPEN_DOCUMENT . 'presentation', ['openDocument']],
        '.txt' => ['text/plain', ['text']],
        '.csv' => ['text/csv', ['text']],
        '.svg' => ['image/svg+xml', ['text']],
    ];
    private const SAME_AS = ['.jpeg' => '.jpg', '.jpe' => '.jpg', '.tiff' => '.tif'];
    /** What begins a file of each format. */
    private const SIGNATURES = [
        ['png', "\x89PNG\r\n\x1a\n"], ['jpeg', "\xff\xd8\xff"], ['gif', 'GIF87a'], ['gif', 'GIF89a'], ['tiff', "II*\0"],
        ['tiff', "MM\0*"], ['ole', "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], ['rtf', '{\\rtf'], ['zip', "PK\x03\x04"],
        ['zip', "PK\x05\x06"], ['archive', "Rar!\x1a\x07"], ['archive', "7z\xbc\xaf\x27\x1c"], ['archive', "\x1f\x8b"],
        ['archive', 'BZh'], ['archive', "\xfd7zXZ\0"], ['archive', "\x28\xb5\x2f\xfd"], ['archive', "MSCF\0"],
        ['program', 'MZ'], ['program', "\x7fELF"], ['program', "\xcf\xfa\xed\xfe"], ['program', "\xca\xfe\xba\xbe"],
        ['program', '#!'], ['bmp', 'BM'],
    ];

    /** @param \Closure(string, string): void $report */
    public function __construct(private readonly \Closure $report)
    {
    }

    /** @param array<array-key, mixed> $files */
    public function verify(JsonObject $attachments, array $files): void
    {
        foreach ($attachments->members as $ref => $facts) {
            $at = "attachments/$ref";
            $bytes = isset($files[$ref]) ? self::bytesOf($files[$ref]) : null;
            unset($files[$ref]);
            if ($bytes === null) {
                ($this->report)('fileMissing', $at);
                continue;
            }
            if (strlen($bytes) !== $facts->get('size') || hash('sha256', $bytes) !== $facts->get('sha256')) {
                ($this->report)('fileDiffers', $at);
            }
            if (self::isRefused(self::endingOf($facts->get('name')), $bytes)) {
                ($this->report)('fileRefused', $at);
            }
        }
        foreach (array_keys($files) as $ref) {
            ($this->report)('fileUnexpected', "attachments/$ref");
        }
    }

    /** The media type that a file of this name has when its content is what its ending says. */
    public static function mediaTypeOf(string $name): string
    {
        return self::ENDINGS[self::endingOf($name)][0] ?? 'application/octet-stream';
    }

    private static function bytesOf(mixed $file): ?string
    {
        if (is_string($file)) {
            return $file;
        }
        $path = match (true) {
            $file instanceof \SplFileInfo => $file->getPathname(),
            is_array($file) => $file['path'] ?? $file['tmp_name'] ?? null,
            default => null,
        };
        $bytes = is_string($path) && is_file($path) ? file_get_contents($path) : false;
        return $bytes === false ? null : $bytes;
    }

    private static function endingOf(string $name): string
    {
        $end = Text::trim($name);
        while (str_ends_with($end, '.')) {
            $end = Text::trim(rtrim($end, '.'));
        }
        $ending = preg_match('/\.[^.\/\\\\]*\z/', $end, $found) === 1 ? Text::lower($found[0]) : '';
        return self::SAME_AS[$ending] ?? $ending;
    }

    /** Whether the bytes are not what the name's ending says, or an archive. */
    private static function isRefused(string $ending, string $bytes): bool
    {
        [, $formats, $folder] = (self::ENDINGS[$ending] ?? [null, null]) + [null, null, null];
        $entries = self::packageEntries($bytes);
        $format = $formats === ['text'] && self::isText($bytes) ? 'text' : self::formatOf($bytes, $entries);
        if ($format === 'archive' || ($format === 'zip' && $formats === null)) {
            return true;
        }
        if ($formats === null ? $format === 'program' : !in_array($format, $formats, true)) {
            return true;
        }
        return $folder !== null && $entries !== null && !self::fitsFolder($entries, $folder);
    }

    private static function formatOf(string $bytes, ?array $entries): string
    {
        $head = substr($bytes, 0, 1024);
        $begun = null;
        foreach (self::SIGNATURES as [$format, $signature]) {
            $begun ??= str_starts_with($head, $signature) ? $format : null;
        }
        if ($begun === 'zip') {
            return $entries === null ? 'zip' : self::packageFormat($entries);
        }
        return match (true) {
            // A directory at the very end makes the file an archive as well, whatever it begins with.
            $entries !== null => 'archive',
            $begun !== null => $begun,
            str_starts_with($head, 'RIFF') && substr($head, 8, 4) === 'WEBP' => 'webp',
            preg_match('/\A....ftyp(?:hei|hev|mif1|msf1)/s', $head) === 1 => 'heif',
            substr($head, 257, 5) === 'ustar' => 'archive',
            // Scanners put lines of their own before the header, so it may stand a little further in.
            default => str_contains($head, '%PDF-') ? 'pdf' : 'unknown',
        };
    }

    private static function packageFormat(array $entries): string
    {
        return match (true) {
            in_array('[content_types].xml', $entries, true) => 'office',
            in_array('mimetype', $entries, true), in_array('meta-inf/manifest.xml', $entries, true) => 'openDocument',
            preg_grep('/\Aindex(?:\/|\.zip\z)/', $entries) !== [] => 'iWork',
            default => 'archive',
        };
    }

    private static function fitsFolder(array $entries, string $folder): bool
    {
        if (array_filter($entries, static fn (string $entry): bool => str_ends_with($entry, 'vbaproject.bin')) !== []) {
            return false;
        }
        $present = array_filter(['word/', 'xl/', 'ppt/'], static fn (string $other): bool
            => array_filter($entries, static fn (string $entry): bool => str_starts_with($entry, $other)) !== []);
        return $present === [] || in_array($folder, $present, true);
    }

    /** Any encoding will do; what text never holds are control characters, unless a mark says it is UTF-16. */
    private static function isText(string $bytes): bool
    {
        if (str_starts_with($bytes, "\xff\xfe") || str_starts_with($bytes, "\xfe\xff")) {
            return true;
        }
        $isOther = str_starts_with($bytes, '%PDF-') || str_starts_with($bytes, '{\\rtf');
        return !$isOther && preg_match('/[\x00-\x08\x0e-\x19\x1b-\x1f]/', substr($bytes, 0, 65_536)) !== 1;
    }

    /** The names in a ZIP container's directory, in lower case; null when the bytes do not end in a complete one. */
    private static function packageEntries(string $bytes): ?array
    {
        $end = self::directoryEnd($bytes);
        if ($end === null) {
            return null;
        }
        $names = [];
        $at = self::directoryStart($bytes, $end);
        while (self::isAt($bytes, $at, "PK\x01\x02") && $at + 46 <= $end) {
            $length = self::number($bytes, $at + 28, 2);
            $name = substr($bytes, $at + 46, min($length, $end - $at - 46));
            $names[] = str_replace('\\', '/', strtolower(preg_replace('/\A\xef\xbb\xbf/', '', $name)));
            $at += 46 + $length + self::number($bytes, $at + 30, 2) + self::number($bytes, $at + 32, 2);
        }
        return $names !== [] || self::number($bytes, $end + 10, 2) === 0 ? $names : null;
    }

    /** The closing record is the last thing in the file, but for a comment whose length it states. */
    private static function directoryEnd(string $bytes): ?int
    {
        $size = strlen($bytes);
        $least = max(0, $size - 22 - 65_535);
        for ($at = $size - 22; $at >= $least; $at -= 1) {
            $found = strrpos(substr($bytes, $least, $at - $least + 4), "PK\x05\x06");
            if ($found === false) {
                return null;
            }
            $at = $least + $found;
            if ($at + 22 + self::number($bytes, $at + 20, 2) === $size) {
                return $at;
            }
        }
        return null;
    }

    /** Counted back from its end when the stated place is wrong: something may stand before the first entry. */
    private static function directoryStart(string $bytes, int $end): int
    {
        $stated = self::number($bytes, $end + 16, 4);
        if (self::isAt($bytes, $stated, "PK\x01\x02")) {
            return $stated;
        }
        $large = self::isAt($bytes, $end - 20, "PK\x06\x07") ? self::number($bytes, $end - 12, 4) : -1;
        return $large >= 0 && $large + 52 <= $end
            ? self::number($bytes, $large + 48, 4)
            : $end - self::number($bytes, $end + 12, 4);
    }

    private static function isAt(string $bytes, int $at, string $signature): bool
    {
        return $at >= 0 && substr($bytes, $at, 4) === $signature;
    }

    private static function number(string $bytes, int $at, int $length): int
    {
        return unpack($length === 2 ? 'v' : 'V', $bytes, $at)[1];
    }
}

// Tables, written by scripts/php-tables.ts --------------------------------------------------------------------------

/** Characters and currencies, as ranges in base 36. */
final class Tables
{
    // Begin of tables.
    public const DECOMPOSITIONS = '5c,1t,lc 1,1t,ld 1,1t,le 1,1t,lf 1,1t,lk 1,1t,lm 2,1v,mf 1,1x,lc 1,1x,ld 1,1x,le 1,1x,lk 1,21,lc 1,21,ld '
        . '1,21,le 1,21,lk 2,26,lf 1,27,lc 1,27,ld 1,27,le 1,27,lf 1,27,lk 3,2d,lc 1,2d,ld 1,2d,le 1,2d,lk 1,2h,ld '
        . '3,2p,lc 1,2p,ld 1,2p,le 1,2p,lf 1,2p,lk 1,2p,lm 2,2r,mf 1,2t,lc 1,2t,ld 1,2t,le 1,2t,lk 1,2x,lc 1,2x,ld '
        . '1,2x,le 1,2x,lk 2,32,lf 1,33,lc 1,33,ld 1,33,le 1,33,lf 1,33,lk 3,39,lc 1,39,ld 1,39,le 1,39,lk 1,3d,ld '
        . '2,3d,lk 1,1t,lg 1,2p,lg 1,1t,li 1,2p,li 1,1t,mg 1,2p,mg 1,1v,ld 1,2r,ld 1,1v,le 1,2r,le 1,1v,lj 1,2r,lj '
        . '1,1v,lo 1,2r,lo 1,1w,lo 1,2s,lo 3,1x,lg 1,2t,lg 1,1x,li 1,2t,li 1,1x,lj 1,2t,lj 1,1x,mg 1,2t,mg 1,1x,lo '
        . '1,2t,lo 1,1z,le 1,2v,le 1,1z,li 1,2v,li 1,1z,lj 1,2v,lj 1,1z,mf 1,2v,mf 1,20,le 1,2w,le 3,21,lf 1,2x,lf '
        . '1,21,lg 1,2x,lg 1,21,li 1,2x,li 1,21,mg 1,2x,mg 1,21,lj 4,22,le 1,2y,le 1,23,mf 1,2z,mf 2,24,ld 1,30,ld '
        . '1,24,mf 1,30,mf 1,24,lo 1,30,lo 5,26,ld 1,32,ld 1,26,mf 1,32,mf 1,26,lo 1,32,lo 4,27,lg 1,33,lg 1,27,li '
        . '1,33,li 1,27,ln 1,33,ln 3,2a,ld 1,36,ld 1,2a,mf 1,36,mf 1,2a,lo 1,36,lo 1,2b,ld 1,37,ld 1,2b,le 1,37,le '
        . '1,2b,mf 1,37,mf 1,2b,lo 1,37,lo 1,2c,mf 1,38,mf 1,2c,lo 1,38,lo 3,2d,lf 1,39,lf 1,2d,lg 1,39,lg 1,2d,li '
        . '1,39,li 1,2d,lm 1,39,lm 1,2d,ln 1,39,ln 1,2d,mg 1,39,mg 1,2f,le 1,3b,le 1,2h,le 1,3d,le 1,2h,lk 1,2i,ld '
        . '1,3e,ld 1,2i,lj 1,3e,lj 1,2i,lo 1,3e,lo y,27,m3 1,33,m3 e,2d,m3 1,39,m3 t,1t,lo 1,2p,lo 1,21,lo 1,2x,lo '
        . '1,27,lo 1,33,lo 1,2d,lo 1,39,lo 1,64,lg 1,70,lg 1,64,ld 1,70,ld 1,64,lo 1,70,lo 1,64,lc 1,70,lc 2,5g,lg '
        . '1,6c,lg 1,fa,lg 1,fb,lg 1,5i,lg 1,6e,lg 3,1z,lo 1,2v,lo 1,23,lo 1,2z,lo 1,27,mg 1,33,mg 1,dm,lg 1,dn,lg '
        . '1,c7,lo 1,ia,lo 1,2y,lo 4,1z,ld 1,2v,ld 3,26,lc 1,32,lc 1,5h,ld 1,6d,ld 1,5i,ld 1,6e,ld 1,60,ld 1,6w,ld '
        . '1,1t,lr 1,2p,lr 1,1t,lt 1,2p,lt 1,1x,lr 1,2t,lr 1,1x,lt 1,2t,lt 1,21,lr 1,2x,lr 1,21,lt 1,2x,lt 1,27,lr '
        . '1,33,lr 1,27,lt 1,33,lt 1,2a,lr 1,36,lr 1,2a,lt 1,36,lt 1,2d,lr 1,39,lr 1,2d,lt 1,39,lt 1,2b,me 1,37,me '
        . '1,2c,me 1,38,me 3,20,lo 1,2w,lo 7,1t,lj 1,2p,lj 1,1x,mf 1,2t,mf 1,5y,lg 1,6u,lg 1,5x,lg 1,6t,lg 1,27,lj '
        . '1,33,lj 1,fi,lg 1,fj,lg 1,2h,lg 1,3d,lg 7h,lc! 1,ld! 2,lv! 1,lk,ld! 1c,jd! a,1n! 7,4o,ld 1,pd,ld 1,53! '
        . '1,ph,ld 1,pj,ld 1,pl,ld 2,pr,ld 2,px,ld 1,q1,ld 1,qy,ld q,pl,lk 1,px,lk 1,q9,ld 1,qd,ld 1,qf,ld 1,qh,ld '
        . '1,qz,ld q,qh,lk 1,qt,lk 1,qn,ld 1,qt,ld 1,qx,ld 5,r6,ld 1,r6,lk 18,t1,lc 1,t1,lk 2,sz,ld 4,sm,lk 5,t6,ld '
        . '1,t4,lc 1,tf,li b,t4,li w,u0,li n,tx,lc 1,tx,lk 2,tv,ld 4,uu,lk 5,u2,ld 1,u0,lc 1,ub,li o,vo,lr 1,vp,lr '
        . '22,t2,li 1,ty,li e,sw,li 1,ts,li 1,sw,lk 1,ts,lk 3,t1,li 1,tx,li 3,yg,lk 1,yh,lk 1,t2,lk 1,ty,lk 1,t3,lk '
        . '1,tz,lk 3,t4,lg 1,u0,lg 1,t4,lk 1,u0,lk 1,ta,lk 1,u6,lk 3,yw,lk 1,yx,lk 1,tp,lk 1,ul,lk 1,tf,lg 1,ub,lg '
        . '1,tf,lk 1,ub,lk 1,tf,ln 1,ub,ln 1,tj,lk 1,uf,lk 3,tn,lk 1,uj,lk 89,17r,18z 1,17r,190 1,18o,190 1,17r,191 '
        . '1,18q,190 4a,1cl,190 2,1c1,190 h,1ci,190 gm,1t4,1to 8,1tc,1to 3,1tf,1to 10,1sl,1to! 1,1sm,1to! 1,1sn,1to! '
        . '1,1ss,1to! 1,1sx,1to! 1,1sy,1to! 1,1t7,1to! 1,1tb,1to! 30,1xj,1xa 1,1xj,1xz g,1wh,1x8! 1,1wi,1x8! 2,1wv,1x8! '
        . '2c,20i,20s! 3,20o,20s! z,1zq,20s! 1,1zr,20s! 1,1zw,20s! 3,20b,20s! 6i,287,28m 3,287,27y 1,287,28n g,275,27w! '
        . '1,276,27w! 1j,2aa,2c7 1i,2bq,2bi 1,2br,2bi 1,2bq,2c7 3g,2fa,2fq 3c,2in,2j9 7,2iu,2j9 1,2iu,2ja 2,2iu,2iq '
        . '1,2iy,2j9 3j,2me,2m6 1,2mf,2m6 1,2me,2mv 3y,2qh,2q2 2,2qh,2q7 1,2qk,2q2 1,2qh,2qn 9x,30i,33r! a,30s,33r! '
        . '5,30x,33r! 5,312,33r! 5,317,33r! d,30g,33p! a,31t,31u! 2,31t,31w! 1,33m,328! 2,33n,328! 9,31t,328! i,32q,33r! '
        . 'a,330,33r! 5,335,33r! 5,33a,33r! 5,33f,33r! d,32o,33p! 31,36t,372 25c,5c5,5dh 2,5c7,5dh 2,5c9,5dh 2,5cb,5dh '
        . '2,5cd,5dh 4,5ch,5dh 15,5dm,5dh 2,5do,5dh 3,5dq,5dh 1,5dr,5dh 2,5du,5dh jh,1t,md 1,2p,md 1,1u,lj 1,2q,lj '
        . '1,1u,mb 1,2q,mb 1,1u,mp 1,2q,mp 1,5j,ld 1,6f,ld 1,1w,lj 1,2s,lj 1,1w,mb 1,2s,mb 1,1w,mp 1,2s,mp 1,1w,mf '
        . '1,2s,mf 1,1w,ml 1,2s,ml 1,7m,lc 1,7n,lc 1,7m,ld 1,7n,ld 1,1x,ml 1,2t,ml 1,1x,mo 1,2t,mo 1,fc,li 1,fd,li '
        . '1,1y,lj 1,2u,lj 1,1z,lg 1,2v,lg 1,20,lj 1,2w,lj 1,20,mb 1,2w,mb 1,20,lk 1,2w,lk 1,20,mf 1,2w,mf 1,20,mm '
        . '1,2w,mm 1,21,mo 1,2x,mo 1,5r,ld 1,6n,ld 1,23,ld 1,2z,ld 1,23,mb 1,2z,mb 1,23,mp 1,2z,mp 1,24,mb 1,30,mb '
        . '1,5yu,lg 1,5yv,lg 1,24,mp 1,30,mp 1,24,ml 1,30,ml 1,25,ld 1,31,ld 1,25,lj 1,31,lj 1,25,mb 1,31,mb 1,26,lj '
        . '1,32,lj 1,26,mb 1,32,mb 1,26,mp 1,32,mp 1,26,ml 1,32,ml 1,5x,ld 1,6t,ld 1,5x,lk 1,6t,lk 1,98,lc 1,99,lc '
        . '1,98,ld 1,99,ld 1,28,ld 1,34,ld 1,28,lj 1,34,lj 1,2a,lj 1,36,lj 1,2a,mb 1,36,mb 1,5zu,lg 1,5zv,lg 1,2a,mp '
        . '1,36,mp 1,2b,lj 1,37,lj 1,2b,mb 1,37,mb 1,9m,lj 1,9n,lj 1,9s,lj 1,9t,lj 1,602,lj 1,603,lj 1,2c,lj 1,38,lj '
        . '1,2c,mb 1,38,mb 1,2c,mp 1,38,mp 1,2c,ml 1,38,ml 1,2d,mc 1,39,mc 1,2d,mo 1,39,mo 1,2d,ml 1,39,ml 1,a0,ld '
        . '1,a1,ld 1,a2,lk 1,a3,lk 1,2e,lf 1,3a,lf 1,2e,mb 1,3a,mb 1,2f,lc 1,3b,lc 1,2f,ld 1,3b,ld 1,2f,lk 1,3b,lk '
        . '1,2f,lj 1,3b,lj 1,2f,mb 1,3b,mb 1,2g,lj 1,3c,lj 1,2g,lk 1,3c,lk 1,2h,lj 1,3d,lj 1,2i,le 1,3e,le 1,2i,mb '
        . '1,3e,mb 1,2i,mp 1,3e,mp 1,2w,mp 1,38,lk 1,3b,lm 1,3d,lm 2,an,lj 5,1t,mb 1,2p,mb 1,1t,ll 1,2p,ll 1,5e,ld '
        . '1,6a,ld 1,5e,lc 1,6a,lc 1,5e,ll 1,6a,ll 1,5e,lf 1,6a,lf 1,61s,le 1,61t,le 1,76,ld 1,77,ld 1,76,lc 1,77,lc '
        . '1,76,ll 1,77,ll 1,76,lf 1,77,lf 1,61s,li 1,61t,li 1,1x,mb 1,2t,mb 1,1x,ll 1,2t,ll 1,1x,lf 1,2t,lf 1,5m,ld '
        . '1,6i,ld 1,5m,lc 1,6i,lc 1,5m,ll 1,6i,ll 1,5m,lf 1,6i,lf 1,62g,le 1,62h,le 1,21,ll 1,2x,ll 1,21,mb 1,2x,mb '
        . '1,27,mb 1,33,mb 1,27,ll 1,33,ll 1,5w,ld 1,6s,ld 1,5w,lc 1,6s,lc 1,5w,ll 1,6s,ll 1,5w,lf 1,6s,lf 1,630,le '
        . '1,631,le 1,bk,ld 1,bl,ld 1,bk,lc 1,bl,lc 1,bk,ll 1,bl,ll 1,bk,lf 1,bl,lf 1,bk,mb 1,bl,mb 1,2d,mb 1,39,mb '
        . '1,2d,ll 1,39,ll 1,bz,ld 1,c0,ld 1,bz,lc 1,c0,lc 1,bz,ll 1,c0,ll 1,bz,lf 1,c0,lf 1,bz,mb 1,c0,mb 1,2h,lc '
        . '1,3d,lc 1,2h,mb 1,3d,mb 1,2h,ll 1,3d,ll 1,2h,lf 1,3d,lf 7,q9,lv 1,q9,lw 1,64g,lc 1,64h,lc 1,64g,ld 1,64h,ld '
        . '1,64g,n6 1,64h,n6 1,pd,lv 1,pd,lw 1,64o,lc 1,64p,lc 1,64o,ld 1,64p,ld 1,64o,n6 1,64p,n6 1,qd,lv 1,qd,lw '
        . '1,64w,lc 1,64x,lc 1,64w,ld 1,64x,ld 3,ph,lv 1,ph,lw 1,654,lc 1,655,lc 1,654,ld 1,655,ld 3,qf,lv 1,qf,lw '
        . '1,65c,lc 1,65d,lc 1,65c,ld 1,65d,ld 1,65c,n6 1,65d,n6 1,pj,lv 1,pj,lw 1,65k,lc 1,65l,lc 1,65k,ld 1,65l,ld '
        . '1,65k,n6 1,65l,n6 1,qh,lv 1,qh,lw 1,65s,lc 1,65t,lc 1,65s,ld 1,65t,ld 1,65s,n6 1,65t,n6 1,pl,lv 1,pl,lw '
        . '1,660,lc 1,661,lc 1,660,ld 1,661,ld 1,660,n6 1,661,n6 1,qn,lv 1,qn,lw 1,668,lc 1,669,lc 1,668,ld 1,669,ld '
        . '3,pr,lv 1,pr,lw 1,66g,lc 1,66h,lc 1,66g,ld 1,66h,ld 3,qt,lv 1,qt,lw 1,66o,lc 1,66p,lc 1,66o,ld 1,66p,ld '
        . '1,66o,n6 1,66p,n6 2,px,lw 2,66x,lc 2,66x,ld 2,66x,n6 1,qx,lv 1,qx,lw 1,674,lc 1,675,lc 1,674,ld 1,675,ld '
        . '1,674,n6 1,675,n6 1,q1,lv 1,q1,lw 1,67c,lc 1,67d,lc 1,67c,ld 1,67d,ld 1,67c,n6 1,67d,n6 1,q9,lc 1,q9,ld! '
        . '1,qd,lc 1,qd,ld! 1,qf,lc 1,qf,ld! 1,qh,lc 1,qh,ld! 1,qn,lc 1,qn,ld! 1,qt,lc 1,qt,ld! 1,qx,lc 1,qx,ld! '
        . '3,64g,n9 1,64h,n9 1,64i,n9 1,64j,n9 1,64k,n9 1,64l,n9 1,64m,n9 1,64n,n9 1,64o,n9 1,64p,n9 1,64q,n9 1,64r,n9 '
        . '1,64s,n9 1,64t,n9 1,64u,n9 1,64v,n9 1,65c,n9 1,65d,n9 1,65e,n9 1,65f,n9 1,65g,n9 1,65h,n9 1,65i,n9 1,65j,n9 '
        . '1,65k,n9 1,65l,n9 1,65m,n9 1,65n,n9 1,65o,n9 1,65p,n9 1,65q,n9 1,65r,n9 1,674,n9 1,675,n9 1,676,n9 1,677,n9 '
        . '1,678,n9 1,679,n9 1,67a,n9 1,67b,n9 1,67c,n9 1,67d,n9 1,67e,n9 1,67f,n9 1,67g,n9 1,67h,n9 1,67i,n9 1,67j,n9 '
        . '1,q9,li 1,q9,lg 1,67k,n9 1,q9,n9 1,q4,n9 2,q9,n6 1,69i,n9 1,pd,li 1,pd,lg 1,pd,lc 1,pd,ld! 1,pd,n9 2,qh! '
        . '3,4o,n6 1,67o,n9 1,qf,n9 1,q6,n9 2,qf,n6 1,69y,n9 1,ph,lc 1,ph,ld! 1,pj,lc 1,pj,ld! 1,pj,n9 1,69r,lc 1,69r,ld '
        . '1,69r,n6 1,qh,li 1,qh,lg 1,qy,lc 1,qh,lk,ld! 3,qh,n6 1,qy,n6 1,pl,li 1,pl,lg 1,pl,lc 1,pl,ld! 2,6bi,lc '
        . '1,6bi,ld 1,6bi,n6 1,qt,li 1,qt,lg 1,qz,lc 1,qt,lk,ld! 1,qp,lv 1,qp,lw 1,qt,n6 1,qz,n6 1,px,li 1,px,lg 1,px,lc '
        . '1,px,ld! 1,pt,lw 1,4o,lc 1,4o,ld! 1,2o! 3,67w,n9 1,qx,n9 1,r2,n9 2,qx,n6 1,6ba,n9 1,pr,lc 1,pr,ld! 1,q1,lc '
        . '1,q1,ld! 1,q1,n9 1,50! 3,6bm! 1,6bn! 85,q1! 4,23! 1,1t,lm! 33,6mo,mw 1,6mq,mw j,6ms,mw v,6og,mw 1,6ok,mw '
        . '1,6oi,mw 1h,6pv,mw 5,6q0,mw 3,6q3,mw o,6qr,mw 2,6qt,mw r,6rg,mw 3,6rn,mw 3,6rp,mw 2,6rs,mw n,1p,mw 2,6sh,mw '
        . 'b,6rx,mw 1,1o,mw 1,1q,mw 1,6sk,mw 1,6sl,mw 3,6sy,mw 1,6sz,mw 3,6t2,mw 1,6t3,mw 7,6t6,mw 1,6t7,mw 3,6te,mw '
        . '1,6tf,mw 3,6ti,mw 1,6tj,mw z,6ua,mw 1,6ug,mw 1,6uh,mw 1,6uj,mw 1d,6t8,mw 1,6t9,mw 1,6tt,mw 1,6tu,mw 7,6uq,mw '
        . '1,6ur,mw 1,6us,mw 1,6ut,mw 1o,9hk! 1,9hl! 1iq,8gt,mw! 12o,9jf,9ll 2,9jh,9ll 2,9jj,9ll 2,9jl,9ll 2,9jn,9ll '
        . '2,9jp,9ll 2,9jr,9ll 2,9jt,9ll 2,9jv,9ll 2,9jx,9ll 2,9jz,9ll 2,9k1,9ll 3,9k4,9ll 2,9k6,9ll 2,9k8,9ll 7,9kf,9ll '
        . '1,9kf,9lm 2,9ki,9ll 1,9ki,9lm 2,9kl,9ll 1,9kl,9lm 2,9ko,9ll 1,9ko,9lm 2,9kr,9ll 1,9kr,9lm n,9ja,9ll a,9lp,9ll '
        . 'e,9m3,9ll 2,9m5,9ll 2,9m7,9ll 2,9m9,9ll 2,9mb,9ll 2,9md,9ll 2,9mf,9ll 2,9mh,9ll 2,9mj,9ll 2,9ml,9ll 2,9mn,9ll '
        . '2,9mp,9ll 3,9ms,9ll 2,9mu,9ll 2,9mw,9ll 7,9n3,9ll 1,9n3,9lm 2,9n6,9ll 1,9n6,9lm 2,9n9,9ll 1,9n9,9lm 2,9nc,9ll '
        . '1,9nc,9lm 2,9nf,9ll 1,9nf,9lm n,9ly,9ll 3,9nz,9ll 1,9o0,9ll 1,9o1,9ll 1,9o2,9ll 4,9od,9ll 13ia,rpk! 1,kc4! '
        . '1,s7e! 1,rt4! 1,lw1! 1,fg2! 1,gkl! 1,vj0! 1,vj0! 1,hn5! 1,ssx! 1,gw7! 1,hmw! 1,jcm! 1,ne1! 1,p6t! 1,qin! '
        . '1,qt6! 1,r20! 1,sjz! 1,kxu! 1,ljv! 1,mah! 1,mvy! 1,q4d! 1,sq2! 1,uep! 1,fia! 1,ghh! 1,l50! 1,mjf! 1,qi5! '
        . '1,v8e! 1,ifk! 1,m3v! 1,qfh! 1,r50! 1,jih! 1,pnc! 1,qvz! 1,iq2! 1,kd3! 1,lm2! 1,mpo! 1,slq! 1,fpi! 1,g53! '
        . '1,gda! 1,jwk! 1,l3n! 1,mj4! 1,nhj! 1,pa9! 1,qh2! 1,qjg! 1,s1b! 1,tv6! 1,upb! 1,v7e! 1,nt8! 1,nzz! 1,otc! '
        . '1,q15! 1,t1g! 1,vb3! 1,rfa! 1,hjz! 1,iro! 1,okg! 1,pdq! 1,mle! 1,nuy! 1,rsy! 1,ttj! 1,hjs! 1,i8y! 1,kyb! '
        . '1,lp6! 1,lxr! 1,oq7! 1,oxj! 1,tor! 1,gcy! 1,pe3! 1,g64! 1,g5o! 1,o4c! 1,ou6! 1,q29! 1,tpx! 1,rk0! 1,jin! '
        . '1,kxu! 1,rge! 1,fg9! 1,i5j! 1,iz6! 1,mtj! 1,n74! 1,gev! 1,nwb! 1,fr3! 1,iw9! 1,ff1! 1,lho! 1,k1k! 1,opu! '
        . '1,gjn! 1,hge! 1,ni9! 1,q4p! 1,re2! 1,la2! 1,sds! 1,lfs! 1,jjy! 1,put! 1,jog! 1,n6t! 1,fji! 1,g2x! 1,g5l! '
        . '1,kn5! 1,oo7! 1,prj! 1,rf6! 1,ssv! 1,gdx! 1,gn6! 1,ho3! 1,ir0! 1,k3p! 1,m4e! 1,nxm! 1,tkd! 1,ui2! 1,vbr! '
        . '1,vda! 1,gbf! 1,kau! 1,l87! 1,sbm! 1,ino! 1,j9s! 1,jcw! 1,jve! 1,lyb! 1,mdl! 1,n0p! 1,o22! 1,ovo! 1,pdb! '
        . '1,s9y! 1,q9a! 1,sgz! 1,t3e! 1,g7r! 1,gbn! 1,gql! 1,ma0! 1,r0i! 1,re2! 1,iq1! 1,iyd! 1,jnf! 1,l9q! 1,oji! '
        . '1,mt1! 1,fl0! 1,h6h! 1,i5j! 1,iii! 1,izg! 1,muq! 1,mzt! 1,p7e! 1,pc6! 1,svo! 1,tti! 1,tvs! 1,u1k! 1,fpn! '
        . '1,o1a! 1,ss4! 1,trs! 1,j4x! 1,fie! 1,fyy! 1,i5q! 1,i7z! 1,k2h! 1,kxu! 1,mha! 1,ncy! 1,q9o! 1,sjg! 1,vil! '
        . '1,k94! 1,tny! 1,gax! 1,kfv! 1,kj7! 1,lkx! 1,luk! 1,mx5! 1,n6h! 1,nsb! 1,opc! 1,u3i! 1,g31! 1,je6! 1,tq0! '
        . '1,fu3! 1,ie1! 1,lpm! 1,sa2! 1,ivf! 1,j7o! 1,kk7! 1,mtj! 1,tqe! 1,g89! 1,glr! 1,i91! 1,k5v! 1,kem! 1,ko8! '
        . '1,lid! 1,mx2! 1,naa! 1,p6h! 1,r0v! 1,r1d! 1,sss! 1,tsy! 1,gfz! 1,lve! 1,gm5! 1,mhc! 1,n14! 1,qgq! 1,tr7! '
        . '1,uvr! 1,vbz! 1,kgn! 1,lor! 1,pns! 1,o97! 1,obk! 1,olu! 1,mo0! 1,m8p! 1,riw! 1,fk0! 1,px2! 1,g8q! 1,g7b! '
        . '1,ip2! 1,jir! 1,onq! 1,i2t! 1,ljy! 1,kac! 1,saj! 1,qx8! 1,tot! 1,r63! 1,iqb! 1,g1s! 1,gxs! 3,hga! 2,k8k! '
        . '3,g66! 1,mqy! 1,ngq! 1,ny4! 1,nz2! 1,nz9! 1,o0f! 1,tw6! 1,on2! 1,p8d! 2,qhe! 2,rg8! 3,shk! 1,sn1! 4,u7j! '
        . '1,u7w! 1,u94! 1,v5g! 1,sm6! 1,trr! 1,fqm! 1,fzb! 1,g25! 1,gcp! 1,gdg! 1,ggh! 1,gwt! 1,gzq! 1,h2g! 1,hfk! '
        . '1,hig! 1,i90! 1,i9a! 1,j2s! 1,j8o! 1,j9q! 1,jci! 1,k0f! 1,k4i! 1,k9d! 1,kn9! 1,lmf! 1,lqy! 1,lya! 1,mem! '
        . '1,mjv! 1,mxu! 1,ntd! 1,ny6! 1,nyh! 1,nyg! 1,nyo! 1,nyu! 1,nz1! 1,o0d! 1,o0e! 1,o5c! 1,o75! 1,og0! 1,ovo! '
        . '1,ow9! 1,oxt! 1,p6a! 1,pad! 1,pnx! 1,prt! 1,prt! 1,q53! 1,r2o! 1,r6e! 1,rgh! 1,ri1! 1,rtf! 1,ruw! 1,sdy! '
        . '1,shk! 1,tsz! 1,u0v! 1,u2j! 1,j1x! 1,36cu! 1,pp4! 3,ffq! 1,g51! 1,g2w! 1,fpc! 1,g1x! 1,g3k! 1,gcn! 1,ge2! '
        . '1,gwt! 1,gut! 1,gwp! 1,gyq! 1,hga! 1,hir! 1,hms! 1,hn8! 1,huq! 1,i08! 1,iqa! 1,iqh! 1,iuh! 1,iwd! 1,j4o! '
        . '1,j7y! 1,j60! 1,j9q! 1,j8g! 1,jci! 1,jec! 1,jpg! 1,jrw! 1,jte! 1,k0m! 1,k8k! 1,kd3! 1,kd7! 1,keu! 1,l89! '
        . '1,la2! 1,lkx! 1,lwb! 1,lvv! 1,lya! 1,m5a! 1,mem! 1,nmv! 1,mk5! 1,mnj! 1,mqy! 1,n01! 1,n46! 1,n5n! 1,nbx! '
        . '1,nbz! 1,ngq! 1,nh7! 1,nhw! 1,nka! 1,nk0! 1,nv0! 1,o8h! 1,og0! 1,ol7! 1,orf! 1,ovo! 1,p4u! 1,pad! 1,pxu! '
        . '1,q27! 1,qrd! 1,r41! 1,r5y! 1,r6e! 1,ren! 1,rg8! 1,rez! 1,rgh! 1,rge! 1,rfx! 1,ri1! 1,rka! 1,ruw! 1,sag! '
        . '1,sj6! 1,srd! 1,sxi! 1,tq4! 1,tsz! 1,tw6! 1,tzv! 1,u0v! 1,u17! 1,u2j! 1,umq! 1,vj0! 1,313e! 1,3138! 1,33dh! '
        . '1,brx! 1,cns! 1,cop! 1,39e1! 1,3bgw! 1,3i6r! 1,vgj! 1,vim! 1w,15l,14k! 2,16a,14n! b,161,14x! 1,161,14y! '
        . '1,161,14s,14x! 1,161,14s,14y! 1,15c,14n! 1,15c,14o! 1,15c,14s! 1,15d,14s! 1,15e,14s! 1,15f,14s! 1,15g,14s! '
        . '1,15h,14s! 1,15i,14s! 2,15k,14s! 1,15l,14s! 1,15m,14s! 1,15n,14s! 1,15o,14s! 2,15q,14s! 2,15s,14s! 1,15t,14s! '
        . '2,15v,14s! 1,15w,14s! 2,15y,14s! 1,15z,14s! 1,160,14s! 1,161,14s! 1,162,14s! 1,15h,14p! 1,15d,14v! 1,15n,14v! '
        . '1,15w,14v! 22j,1fpu,lj r,1fq2,lj 246,1huh,1hve 2,1huj,1hve f,1hut,1hve 3n,1hyp,1hyf 1,1hyq,1hyf f0,1idj,1ida '
        . '1,1idj,1idz 1j,1if6,1ih5 2,1if8,1igr 9,1iff,1igy 3,1ifk,1ih5 1g,1igy,1igy 2,1igy,1igo 1,1igy,1ih5 '
        . '6r,1int,1inu 1,1int,1ink 2,1int,1inx 70,1iuw,1iun 1,1iux,1iun ot,1jjp,1jjk e7d,1xr2,1xr2 1,1xr2,1xrd '
        . '1,1xr2,1xr3 1,1xrd,1xr3 1,1xr2,1xr4 1,1xr5,1xr3 1,1xr6,1xr3 1,1xr5,1xr4 2f4,206f,206f 1,206b,206f 1,206h,206f '
        . 'jqs,2jx3,2jxh! 1,2jx4,2jxh! 1,2jx4,2jxh,2jxq! 1,2jx4,2jxh,2jxr! 1,2jx4,2jxh,2jxs! 1,2jx4,2jxh,2jxt! '
        . '1,2jx4,2jxh,2jxu! 2f,2jzt,2jxh! 1,2jzu,2jxh! 1,2jzt,2jxh,2jxq! 1,2jzu,2jxh,2jxq! 1,2jzt,2jxh,2jxr! '
        . '1,2jzu,2jxh,2jxr! 1m4g,fgd! 1,fg8! 1,fgh! 1,2tcy! 1,fog! 1,fqm! 1,fqz! 1,fsy! 1,fwa! 1,fx5! 1,fzb! 1,fyn! '
        . '1,ae6! 1,2ud6! 1,g25! 1,g2c! 1,g2s! 1,g3b! 1,2u58! 1,aex! 1,g2v! 1,g3x! 1,2u6j! 1,g47! 1,g4k! 1,fkc! 1,g4s! '
        . '1,g51! 1,3ly7! 1,g6t! 1,g77! 1,afz! 1,g8r! 1,g92! 1,gaa! 1,gaf! 1,ahh! 1,gcn! 1,gcp! 1,gdg! 1,ge2! 1,ged! '
        . '1,gee! 1,gev! 1,gg9! 1,ggh! 1,ggq! 1,ghf! 1,ghp! 1,ghr! 1,ghr! 1,ghr! 1,2v58! 1,m7k! 1,gju! 1,gkf! 1,2vdv! '
        . '1,gkr! 1,gkx! 1,gli! 1,gpq! 1,gmw! 1,gnc! 1,go8! 1,gpu! 1,gs6! 1,gsw! 1,gur! 1,gv7! 1,gw4! 1,gw4! 1,gwp! '
        . '1,gx7! 1,gxf! 1,gxu! 1,h7a! 1,gzq! 1,h7b! 1,h1t! 1,h2s! 1,g7b! 1,hke! 1,hce! 1,hdg! 1,he5! 1,haj! 1,hf6! '
        . '1,hf5! 1,hik! 1,2x9g! 1,hki! 1,hkn! 1,hl2! 1,hlm! 1,hlu! 1,hnm! 1,2xm0! 1,2xnu! 1,hrg! 1,hsr! 1,ht3! 1,hqw! '
        . '1,huu! 1,aum! 1,av0! 1,hzc! 1,i0u! 1,i0u! 1,2y88! 1,i4j! 1,i54! 1,i5j! 1,i5v! 1,2yhk! 1,i67! 1,i6e! 1,itv! '
        . '1,i76! 1,ayp! 1,i8w! 1,i9a! 1,ibk! 1,ia5! 1,2z1g! 1,if7! 1,2z1i! 1,ige! 1,igb! 1,igs! 1,ijl! 1,ijm! 1,b3j! '
        . '1,ikd! 1,ilk! 1,im5! 1,ind! 1,b4y! 1,2zr7! 1,b5o! 1,ipc! 1,ipf! 1,ipi! 1,iq2! 1,3pg2! 1,iri! 1,3035! 1,3035! '
        . '1,poh! 1,isi! 1,isi! 1,b7r! 1,335k! 1,3cgq! 1,iua! 1,iuj! 1,b8j! 1,ivu! 1,ix9! 1,ixj! 1,iyh! 1,j29! 1,bay! '
        . '1,ba4! 1,j2s! 1,30t0! 1,j47! 1,j7s! 1,j7w! 1,j7y! 1,j7w! 1,j96! 1,j9q! 1,jaq! 1,jac! 1,jan! 1,jby! 1,jci! '
        . '1,jcm! 1,jdc! 1,jdn! 1,jfh! 1,jht! 1,jis! 1,jm8! 1,31n0! 1,jlp! 1,jjw! 1,jmw! 1,jnn! 1,jqc! 1,31td! 1,js2! '
        . '1,jph! 1,jop! 1,bhq! 1,ju1! 1,jum! 1,jvh! 1,juf! 1,bjg! 1,k0f! 1,k18! 1,32mi! 1,k4j! 1,kc8! 1,k7d! 1,bo9! '
        . '1,k9d! 1,bns! 1,bms! 1,g42! 1,g45! 1,kcg! 1,k9o! 1,pf1! 1,deh! 1,kd3! 1,kd7! 1,kdd! 1,kf2! 1,ker! 1,33cz! '
        . '1,bpl! 1,kje! 1,kg5! 1,klu! 1,kn9! 1,33hp! 1,kni! 1,kkf! 1,kr8! 1,brx! 1,ksi! 1,kv7! 1,kx6! 1,l2g! 1,33xf! '
        . '1,l3v! 1,bvc! 1,l5t! 1,34br! 1,l78! 1,bwu! 1,l82! 1,l9b! 1,la2! 1,la3! 1,34p9! 1,2yvf! 1,34sa! 1,le6! 1,354s! '
        . '1,lhb! 1,lhp! 1,lev! 1,ljq! 1,lku! 1,lmf! 1,lkx! 1,lm1! 1,lmg! 1,lmt! 1,357i! 1,lkk! 1,lrj! 1,lta! 1,c37! '
        . '1,lvv! 1,lvr! 1,35jl! 1,lq1! 1,m0e! 1,35ni! 1,35ou! 1,m2u! 1,m61! 1,m5a! 1,m57! 1,c5y! 1,m6i! 1,m7x! 1,m7r! '
        . '1,m99! 1,2u5h! 1,mdh! 1,368z! 1,mfw! 1,36i3! 1,mjs! 1,mk5! 1,mkw! 1,36yw! 1,mm8! 1,mmt! 1,3779! 1,37dg! '
        . '1,mt6! 1,mtn! 1,cdo! 1,mud! 1,ce0! 1,ce0! 1,myv! 1,mzg! 1,n01! 1,n0l! 1,n2i! 1,cgr! 1,n50! 1,386u! 1,n5q! '
        . '1,389e! 1,n74! 1,2zrz! 1,nbk! 1,38v5! 1,38vs! 1,38zo! 1,cn0! 1,cnc! 1,nhw! 1,394j! 1,394i! 1,395l! 1,396b! '
        . '1,nj2! 1,nj3! 1,nj3! 1,nka! 1,cop! 1,nm3! 1,cp2! 1,cra! 1,39r1! 1,nri! 1,nt8! 1,nv0! 1,ctf! 1,3a5i! 1,nyu! '
        . '1,3a8q! 1,3a9x! 1,o0f! 1,o2z! 1,cvj! 1,o5c! 1,o5m! 1,o5r! 1,3at8! 1,3b1j! 1,3b1j! 1,oa6! 1,d1e! 1,3b8r! '
        . '1,og6! 1,og9! 1,d2f! 1,3beo! 1,onm! 1,d5s! 1,oo8! 1,oo3! 1,oow! 1,3c06! 1,orn! 1,d8h! 1,ouf! 1,ow2! 1,oxx! '
        . '1,d9w! 1,3ciw! 1,3cjr! 1,dax! 1,3cnt! 1,p6i! 1,3cqm! 1,p79! 1,pa2! 1,pad! 1,3d22! 1,3d43! 1,pcw! 1,3d7s! '
        . '1,pdc! 1,33a7! 1,ded! 1,pf6! 1,phf! 1,dfv! 1,pj2! 1,hx1! 1,3dlz! 1,3dmd! 1,33bn! 1,33bw! 1,poh! 1,pok! 1,sda! '
        . '1,dij! 1,psh! 1,psb! 1,pst! 1,gc3! 1,ptd! 1,ptf! 1,ptp! 1,puu! 1,3ebg! 1,put! 1,pwd! 1,pyb! 1,q0d! 1,pwj! '
        . '1,q0t! 1,q1z! 1,q53! 1,pxv! 1,q16! 1,q18! 1,q1o! 1,3eie! 1,3eqz! 1,3emt! 1,dnv! 1,q9d! 1,q9f! 1,qae! 1,3g0a! '
        . '1,qck! 1,3f3g! 1,dp9! 1,dpd! 1,3f75! 1,3ff6! 1,dpn! 1,qj4! 1,qjg! 1,qjr! 1,qjt! 1,qll! 1,qko! 1,qoe! 1,qn6! '
        . '1,qrd! 1,qp4! 1,qqz! 1,qrq! 1,dsn! 1,qu9! 1,qv5! 1,dtl! 1,qxs! 1,qxv! 1,3giv! 1,r13! 1,r1a! 1,dv9! 1,r22! '
        . '1,aez! 1,3gz2! 1,3h46! 1,dz2! 1,dzb! 1,rds! 1,rfx! 1,rka! 1,rpx! 1,3hrc! 1,rsb! 1,rsx! 1,rvf! 1,rxz! 1,3i9b! '
        . '1,2upw! 1,s0b! 1,rzw! 1,s1c! 1,2uvy! 1,s7o! 1,sag! 1,3jki! 1,3jl9! 1,sk4! 1,smp! 1,snl! 1,3ju6! 1,snv! 1,svs! '
        . '1,t07! 1,t08! 1,sxo! 1,t89! 1,t91! 1,3ksa! 1,tjf! 1,ej9! 1,tkn! 1,3l2v! 1,eli! 1,ts3! 1,iia! 1,tur! 1,3ltx! '
        . '1,3lzu! 1,epa! 1,epi! 1,u00! 1,3mdm! 1,er6! 1,3mhi! 1,u17! 1,u17! 1,u21! 1,3mpi! 1,u76! 1,eur! 1,u95! 1,ucn! '
        . '1,ude! 1,uf2! 1,ez2! 1,3nsg! 1,umq! 1,uv4! 1,v0d! 1,f66! 1,f71! 1,v3b! 1,3owe! 1,f7c! 1,3oxx! 1,3p5a! 1,3p8x! '
        . '1,vcr! 1,f9y! 1,veh! 1,vem! 1,vet! 1,vf3! 1,vfa! 1,vgb! 1,3pxc!';
    public const COMBINING = 'lc,k,1,1f lx,0,1,1g ly,3,1,1a m2,0,1,1g m3,0,1,18 m4,4,1,1a m9,1,1,16 mb,3,1,1a mf,1,1,16 mh,a,1,1a ms,4,1,1 '
        . 'mx,3,1,1a n1,2,1,1f n6,0,1,1f n9,0,1,1j na,0,1,1f nb,2,1,1a ne,2,1,1f nh,1,1,1a nk,2,1,1f nn,3,1,1a nr,0,1,1f '
        . 'ns,0,1,1g nt,1,1,1a nv,0,1,1f nw,0,1,1h nx,1,1,1i nz,0,1,1h o0,1,1,1i o2,0,1,1h o3,c,1,1f w3,4,1,1f '
        . '13l,0,1,1a 13m,3,1,1f 13q,0,1,1a 13r,2,1,1f 13u,0,1,1b 13v,0,1,1a 13w,5,1,1f 142,5,1,1a 148,1,1,1f 14a,0,1,1a '
        . '14b,1,1,1f 14d,0,1,1b 14e,0,1,1e 14f,0,1,1f 14g,0,1,6 14h,0,1,7 14i,0,1,8 14j,0,1,9 14k,0,1,a 14l,0,1,b '
        . '14m,0,1,c 14n,0,1,d 14o,0,1,e 14p,1,1,f 14r,0,1,g 14s,0,1,h 14t,0,1,i 14v,0,1,j 14x,0,1,k 14y,0,1,l '
        . '150,0,1,1f 151,0,1,1a 153,0,1,e 174,7,1,1f 17c,0,1,q 17d,0,1,r 17e,0,1,s 18r,0,1,n 18s,0,1,o 18t,0,1,p '
        . '18u,0,1,q 18v,0,1,r 18w,0,1,s 18x,0,1,t 18y,0,1,u 18z,1,1,1f 191,1,1,1a 193,4,1,1f 198,0,1,1a 199,1,1,1f '
        . '19b,0,1,1a 19s,0,1,v 1cm,6,1,1f 1cv,3,1,1f 1cz,0,1,1a 1d0,0,1,1f 1d3,1,1,1f 1d6,0,1,1a 1d7,1,1,1f 1d9,0,1,1a '
        . '1e9,0,1,w 1f4,0,1,1f 1f5,0,1,1a 1f6,1,1,1f 1f8,0,1,1a 1f9,1,1,1f 1fb,2,1,1a 1fe,0,1,1f 1ff,1,1,1a 1fh,0,1,1f '
        . '1fi,0,1,1a 1fj,2,1,1f 1fm,0,1,1a 1fn,0,1,1f 1fo,0,1,1a 1fp,0,1,1f 1fq,0,1,1a 1fr,0,1,1f 1fs,0,1,1a 1ft,1,1,1f '
        . '1kb,6,1,1f 1ki,0,1,1a 1kj,0,1,1f 1kt,0,1,1a 1li,3,1,1f 1ln,8,1,1f 1lx,2,1,1f 1m1,4,1,1f 1nd,2,1,1a 1p3,1,1,1f '
        . '1p5,2,1,1a 1p8,3,1,1f 1qi,4,1,1f 1qn,4,1,1a 1qs,d,1,1f 1r7,0,1,1a 1r8,1,1,1f 1ra,0,1,1a 1rb,1,1,1f 1rd,0,1,1a '
        . '1re,2,1,1f 1rh,2,1,1a 1rk,0,1,n 1rl,0,1,o 1rm,0,1,p 1rn,2,1,1f 1rq,0,1,1a 1rr,1,1,1f 1rt,1,1,1a 1rv,4,1,1f '
        . '1to,0,1,3 1u5,0,1,5 1u9,0,1,1f 1ua,0,1,1a 1ub,1,1,1f 1x8,0,1,3 1xp,0,1,5 1z2,0,1,1f 20s,0,1,3 219,0,1,5 '
        . '24c,0,1,3 24t,0,1,5 27w,0,1,3 28d,0,1,5 2bx,0,1,5 2f0,0,1,3 2fh,0,1,5 2fp,0,1,x 2fq,0,1,y 2ik,0,1,3 2j1,0,1,5 '
        . '2m3,1,1,5 2ml,0,1,5 2q2,0,1,5 2t4,1,1,z 2t6,0,1,5 2tk,3,1,10 2wo,1,1,11 2wq,0,1,5 2x4,3,1,12 2zc,1,1,1a '
        . '305,2,2,1a 309,0,1,18 31t,0,1,13 31u,0,1,14 31w,0,1,15 322,3,1,14 328,0,1,14 32a,1,1,1f 32c,0,1,5 32e,1,1,1f '
        . '346,0,1,1a 37b,0,1,3 37d,1,1,5 39p,0,1,1a 3tp,2,1,1f 4k4,1,1,5 4l0,0,1,5 4pe,0,1,5 4pp,0,1,1f 4vd,0,1,1e '
        . '4zd,0,1,1b 4ze,0,1,1f 4zf,0,1,1a 55j,0,1,1f 55k,0,1,1a 57k,0,1,5 585,7,1,1f 58f,0,1,1a 59s,4,1,1f 59x,5,1,1a '
        . '5a3,1,1,1f 5a5,2,2,1a 5a8,0,1,1a 5a9,1,1,1f 5ab,1,1,1a 5ad,4,1,1f 5ai,0,1,1a 5aj,h,1,1f 5b1,0,1,1a 5b4,5,1,1f '
        . '5ba,0,1,1a 5bb,3,1,1f 5bf,0,1,1i 5dg,0,1,3 5dw,0,1,5 5ez,0,1,1f 5f0,0,1,1a 5f1,6,1,1f 5gq,1,1,5 5ie,0,1,3 '
        . '5iq,1,1,5 5kn,0,1,3 5ow,2,1,1f 5p0,0,1,1 5p1,4,1,1a 5p6,1,1,1f 5p8,3,1,1a 5pc,0,1,1f 5pe,6,1,1 5pp,0,1,1a '
        . '5pw,0,1,1f 5q0,1,1,1f 5vk,1,1,1f 5vm,0,1,1a 5vn,6,1,1f 5vu,0,1,1a 5vv,1,1,1f 5vx,0,1,1i 5vy,0,1,17 5vz,0,1,1a '
        . '5w0,0,1,16 5w1,10,1,1f 5x2,0,1,1g 5x3,1,1,1e 5x5,0,1,1a 5x6,0,1,19 5x7,0,1,1f 5x8,0,1,1h 5x9,0,1,1a '
        . '5xa,0,1,1f 5xb,0,1,1a 6hc,1,1,1f 6he,1,1,1 6hg,3,1,1f 6hk,2,1,1 6hn,1,1,1f 6ht,0,1,1f 6hx,1,1,1 6hz,0,1,1f '
        . '6i0,0,1,1a 6i1,0,1,1f 6i2,1,1,1 6i4,3,1,1a 6i8,0,1,1f 8vj,2,1,1f 8zj,0,1,5 928,v,1,1f 9ii,0,1,19 9ij,0,1,1e '
        . '9ik,0,1,1g 9il,0,1,1b 9im,1,1,1c 9ll,1,1,4 wvj,0,1,1f wvo,9,1,1f wwu,1,1,1f wz4,1,1,1f x6u,0,1,5 x7w,0,1,5 '
        . 'xc4,0,1,5 xcw,h,1,1f xez,2,1,1a xg3,0,1,5 xir,0,1,3 xj4,0,1,5 xps,2,2,1f xpv,0,1,1f xpw,0,1,1a xpz,1,1,1f '
        . 'xq6,1,1,1f xq9,0,1,1f xrq,0,1,5 xyl,0,1,5 1dlq,0,1,m 1e74,6,1,1f 1e7b,6,1,1a 1e7i,1,1,1f 1eyl,0,1,1a '
        . '1f4w,0,1,1a 1f92,4,1,1f 1gjx,0,1,1a 1gjz,0,1,1f 1gl4,0,1,1f 1gl5,0,1,1 1gl6,0,1,1a 1glb,0,1,5 1gpx,0,1,1f '
        . '1gpy,0,1,1a 1h5w,3,1,1f 1h7t,4,1,1f 1hgr,1,1,1f 1hiy,1,1,1a 1hj1,2,1,1a 1hl2,1,1,1a 1hl4,2,1,1f 1hl7,0,1,1a '
        . '1hl8,0,1,1f 1hl9,3,1,1a 1hmq,0,1,1f 1hmr,0,1,1a 1hms,0,1,1f 1hmt,0,1,1a 1hs6,0,1,5 1htc,0,1,5 1htr,0,1,5 '
        . '1hvd,0,1,5 1hve,0,1,3 1hxc,2,1,1f 1hyr,1,1,5 1i0j,0,1,3 1i2o,0,1,5 1i2y,0,1,3 1i5x,0,1,5 1i5y,0,1,3 '
        . '1iax,0,1,3 1iay,0,1,5 1id7,1,1,3 1idp,0,1,5 1iee,6,1,1f 1ieo,4,1,1f 1iha,2,1,5 1iki,0,1,5 1ikm,0,1,3 '
        . '1ila,0,1,1f 1io2,0,1,5 1io3,0,1,3 1iv3,0,1,5 1iv4,0,1,3 1iyn,0,1,5 1j1y,0,1,5 1j1z,0,1,3 1j57,0,1,5 '
        . '1jcp,0,1,5 1jcq,0,1,3 1jjx,1,1,5 1jk3,0,1,3 1jog,0,1,5 1jqs,0,1,5 1jrb,0,1,5 1jtl,0,1,5 1k5b,0,1,5 1kci,0,1,3 '
        . '1kck,1,1,5 1kev,0,1,5 1kqp,1,1,5 1xrj,0,1,5 1zow,4,1,1 1zqo,6,1,1f 20og,1,1,2 2ftq,0,1,1 2jxh,1,1,18 '
        . '2jxj,2,1,1 2jxp,0,1,1d 2jxq,4,1,18 2jy3,7,1,1a 2jyd,4,1,1f 2jyi,1,1,1a 2jze,3,1,1f 2k3m,2,1,1f 2mtc,6,1,1f '
        . '2mtk,g,1,1f 2mu3,6,1,1f 2mub,1,1,1f 2mue,4,1,1f 2mxb,0,1,1f 2n1s,6,1,1f 2nce,0,1,1f 2ne4,3,1,1f 2nsc,1,1,1g '
        . '2nse,0,1,1a 2nsf,0,1,1f 2nzi,0,1,1f 2nzj,0,1,1a 2o6b,0,1,1f 2o6e,0,1,1f 2o6m,1,1,1f 2o6t,0,1,1f 2ok0,6,1,1a '
        . '2on8,5,1,1f 2one,0,1,3';
    public const LOWER = '5c,m,1,w 60,6,1,w 74,1a,2,1 8i,4,2,1 8p,e,2,1 96,18,2,1 ag,0,1,-3d ah,4,2,1 ap,0,1,5u aq,2,2,1 au,0,1,5q '
        . 'av,0,1,1 ax,1,1,5p az,0,1,1 b2,0,1,27 b3,0,1,5m b4,0,1,5n b5,0,1,1 b7,0,1,5p b8,0,1,5r ba,0,1,5v bb,0,1,5t '
        . 'bc,0,1,1 bg,0,1,5v bh,0,1,5x bj,0,1,5y bk,4,2,1 bq,0,1,62 br,0,1,1 bt,0,1,62 bw,0,1,1 by,0,1,62 bz,0,1,1 '
        . 'c1,1,1,61 c3,2,2,1 c7,0,1,63 c8,0,1,1 cc,0,1,1 ck,0,1,2 cl,0,1,1 cn,0,1,2 co,0,1,1 cq,0,1,2 cr,g,2,1 da,g,2,1 '
        . 'dt,0,1,2 du,2,2,1 dy,0,1,-2p dz,0,1,-1k e0,12,2,1 f4,0,1,-3m f6,g,2,1 fu,0,1,8bv fv,0,1,1 fx,0,1,-4j '
        . 'fy,0,1,8bs g1,0,1,1 g3,0,1,-5f g4,0,1,1x g5,0,1,1z g6,8,2,1 og,2,2,1 om,0,1,1 ov,0,1,38 p2,0,1,12 p4,2,1,11 '
        . 'p8,0,1,1s pa,1,1,1r pd,g,1,w pv,8,1,w r3,0,1,8 rc,m,2,1 s4,0,1,-1o s7,0,1,1 s9,0,1,-7 sa,0,1,1 sd,2,1,-3m '
        . 'sg,f,1,28 sw,v,1,w v4,w,2,1 wa,1g,2,1 xs,0,1,f xt,c,2,1 y8,2m,2,1 10x,11,1,1c 3a8,11,1,5ls 3bb,0,1,5ls '
        . '3bh,0,1,5ls 3vk,27,1,tzk 3xs,5,1,8 5mx,0,1,1 5n4,16,1,-2bk 5od,2,1,-2bk 5xc,44,2,1 61q,0,1,-5vj 61s,2m,2,1 '
        . '64o,7,1,-8 654,5,1,-8 65k,7,1,-8 660,7,1,-8 66g,5,1,-8 66x,6,2,-8 67c,7,1,-8 688,7,1,-8 68o,7,1,-8 694,7,1,-8 '
        . '69k,1,1,-8 69m,1,1,-22 69o,0,1,-9 6a0,3,1,-2e 6a4,0,1,-9 6ag,1,1,-8 6ai,1,1,-2s 6aw,1,1,-8 6ay,1,1,-34 '
        . '6b0,0,1,-7 6bc,1,1,-3k 6be,1,1,-3i 6bg,0,1,-9 6jq,0,1,-5st 6ju,0,1,-6gv 6jv,0,1,-6di 6k2,0,1,s 6lc,f,1,g '
        . '6mb,0,1,1 792,p,1,q 8ow,1b,1,1c 8rk,0,1,1 8rm,0,1,-8af 8rn,0,1,-2xy 8ro,0,1,-89z 8rr,4,2,1 8rx,0,1,-8bg '
        . '8ry,0,1,-8al 8rz,0,1,-8bj 8s0,0,1,-8bi 8s2,0,1,1 8s5,0,1,1 8se,1,1,-8cf 8sg,2q,2,1 8vf,2,2,1 8vm,0,1,1 '
        . 'wu8,18,2,1 ww0,q,2,1 x0i,c,2,1 x0y,1o,2,1 x2x,2,2,1 x31,0,1,-r9g x32,8,2,1 x3f,0,1,1 x3h,0,1,-wmg x3k,2,2,1 '
        . 'x3q,i,2,1 x4a,0,1,-wn8 x4b,0,1,-wnj x4c,0,1,-wnf x4d,0,1,-wn5 x4e,0,1,-wn8 x4g,0,1,-wlu x4h,0,1,-wmi '
        . 'x4i,0,1,-wlx x4j,0,1,ps x4k,e,2,1 x50,0,1,-1c x51,0,1,-wn7 x52,0,1,-raw x53,2,2,1 x57,0,1,-wo7 x58,e,2,1 '
        . 'x5o,0,1,-wu9 x6d,0,1,1 1ee9,p,1,w 1fcw,13,1,14 1fhs,z,1,14 1fn4,a,1,13 1fng,e,1,13 1fnw,6,1,13 1fo4,1,1,13 '
        . '1h1c,1e,1,1s 1h74,l,1,w 1jfk,v,1,w 20cg,v,1,w 20f4,o,1,r 2olc,x,1,y';
    public const CURRENCIES = 'AFN0 ALL0 BHD3 BIF0 CLP0 COP0 DJF0 GNF0 HUF0 IDR0 IQD0 IRR0 ISK0 JOD3 JPY0 KMF0 KPW0 KRW0 KWD3 LAK0 LBP0 LYD3 '
        . 'MGA0 MMK0 OMR3 PKR0 PYG0 RWF0 SLL0 SOS0 SYP0 TND3 UGX0 VND0 VUV0 XAF0 XOF0 XPF0 YER0';
    // End of tables.
}
