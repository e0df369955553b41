<?php

/**
 * Plays the test vectors of the rules language (test/vectors/README.md says what they are):
 *
 *     php verify-php/run-vectors.php [folder]
 *
 * Ends with status 1 when one of them fails.
 */

declare(strict_types=1);

namespace QuestionnaireForm;

require __DIR__ . '/questionnaire-verify.php';

/** One file of vectors. */
final class VectorRun
{
    public int $passed = 0;
    /** @var list<string> */
    public array $failures = [];

    public function __construct(private readonly string $name, private readonly \stdClass $file)
    {
    }

    public function play(): void
    {
        // Vectors of other things than rules lie beside them.
        foreach ($this->file->cases ?? [] as $case) {
            $slips = $this->slips($case);
            if ($slips === []) {
                $this->passed += 1;
            } else {
                $this->failures[] = "$this->name: $case->name: " . implode('; ', $slips);
            }
        }
    }

    /** @return list<string> */
    private function slips(\stdClass $case): array
    {
        try {
            $questionnaire = load_questionnaire(self::text($this->documentOf($case)));
        } catch (QuestionnaireException $refused) {
            $found = isset($case->at) ? "$refused->issue $refused->at" : $refused->issue;
            $expected = isset($case->issue) ? trim($case->issue . ' ' . ($case->at ?? '')) : 'no issue';
            return self::compare('issue', $expected, $found);
        }
        return isset($case->issue) ? ["issue: $case->issue expected, none found"] : $this->check($questionnaire, $case);
    }

    /** The document of a case: its condition as two notices, its calculation as a question, its changes made. */
    private function documentOf(\stdClass $case): \stdClass
    {
        $document = json_decode(self::text($this->file->questionnaire));
        $questions = [];
        if (isset($case->condition)) {
            $document->conditions ??= new \stdClass();
            $document->conditions->vectorCondition = $case->condition;
            $whens = ['vectorTrue' => 'vectorCondition', 'vectorFalse' => ['not' => 'vectorCondition']];
            foreach ($whens as $id => $when) {
                $questions[] = ['id' => $id, 'kind' => 'notice', 'text' => $id, 'relevantWhen' => $when];
            }
        }
        if (property_exists($case, 'calculate')) {
            $questions[] = [
                'id' => 'vectorResult',
                'kind' => 'calculated',
                'label' => 'Result',
                'optional' => true,
                'result' => $case->result,
                'calculate' => $case->calculate,
            ];
        }
        if ($questions !== []) {
            $document->sections[] = ['id' => 'vectorSection', 'title' => 'Vector', 'questions' => $questions];
        }
        foreach ($case->set ?? [] as $pointer => $value) {
            self::setAt($document, array_slice(explode('/', $pointer), 1), $value);
        }
        return $document;
    }

    private static function setAt(mixed &$place, array $steps, mixed $value): void
    {
        if ($steps === []) {
            $place = $value;
            return;
        }
        $step = array_shift($steps);
        if (is_array($place)) {
            $place[$step === '-' ? count($place) : (int) $step] ??= null;
            self::setAt($place[$step === '-' ? count($place) - 1 : (int) $step], $steps, $value);
        } else {
            $place ??= new \stdClass();
            $place->$step ??= null;
            self::setAt($place->$step, $steps, $value);
        }
    }

    /** @return list<string> */
    private function check(Questionnaire $questionnaire, \stdClass $case): array
    {
        $filling = $this->fillingOf($questionnaire, $case);
        $slips = [];
        if (isset($case->condition)) {
            $verdict = self::relevant($filling, 'vectorTrue') ? true : (self::relevant($filling, 'vectorFalse') ? false : null);
            $slips = self::compare('verdict', $case->gives, $verdict);
        }
        if (property_exists($case, 'calculate')) {
            $answer = self::answers($filling)['vectorResult'] ?? null;
            $slips = [...$slips, ...self::compare('result', $case->gives, $answer)];
        }
        return [...$slips, ...$this->expectations($filling, $case->expect ?? new \stdClass())];
    }

    private function fillingOf(Questionnaire $questionnaire, \stdClass $case): Filling
    {
        $facts = ['contextId' => 'vectors'] + (array) ($case->context ?? []) + (array) ($this->file->context ?? []);
        $cells = [];
        foreach ($case->answers ?? [] as $id => $value) {
            [$question, $key] = $questionnaire->find($id);
            Stored::takeApart($question, $key, $id, Json::decode(self::text($value)), $cells);
        }
        $stored = [];
        foreach ($cells as [$question, $key, $value]) {
            $stored[$question->path($key)] = $value;
        }
        foreach ($case->typed ?? [] as $path => $_) {
            $stored[$path] = new Unparsed();
        }
        foreach ($case->cleared ?? [] as $path) {
            $stored[$path] = null;
        }
        return new Filling(
            $questionnaire,
            new Context($questionnaire, Json::decode(self::text((object) $facts))),
            $case->today ?? $this->file->today ?? '2026-03-01',
            $stored,
            Json::decode(self::text($case->attachments ?? new \stdClass()))->members,
            $case->confirm ?? [],
        );
    }

    /** @return list<string> */
    private function expectations(Filling $filling, \stdClass $expected): array
    {
        $slips = [];
        foreach (['shown' => true, 'hidden' => false] as $word => $wanted) {
            foreach ($expected->$word ?? [] as $path) {
                $slips = [...$slips, ...self::compare("$path shown", $wanted, self::relevant($filling, $path))];
            }
        }
        foreach (['required' => true, 'notRequired' => false] as $word => $wanted) {
            foreach ($expected->$word ?? [] as $path) {
                $slips = [...$slips, ...self::compare("$path required", $wanted, self::state($filling, $path)?->required === true)];
            }
        }
        foreach ($expected->options ?? [] as $path => $values) {
            $offered = array_column(self::state($filling, $path)?->options ?? [], 'value');
            $slips = [...$slips, ...self::compare("options of $path", $values, $offered)];
        }
        $short = static fn (array $one): string
            => ($one['path'] === '' ? "#{$one['section']}" : $one['path']) . " {$one['code']}";
        $lists = [
            'violations' => array_map($short, $filling->violations()),
            'warnings' => array_map($short, $filling->warnings()),
            'needsReview' => $filling->needsReview(),
            'confirmed' => $filling->confirmed(),
        ];
        foreach ($lists as $word => $list) {
            if (isset($expected->$word)) {
                $wanted = $expected->$word;
                sort($wanted);
                sort($list);
                $slips = [...$slips, ...self::compare($word, $wanted, $list)];
            }
        }
        $payload = isset($expected->payload) ? self::compare('payload', $expected->payload, (object) self::answers($filling)) : [];
        return [...$slips, ...$payload];
    }

    private static function state(Filling $filling, string $path): ?State
    {
        [$question, $key] = $filling->questionnaire->find($path) ?? throw new \RuntimeException("no question at $path");
        return $filling->stateOf($question, $key);
    }

    private static function relevant(Filling $filling, string $path): bool
    {
        return self::state($filling, $path)?->relevant === true;
    }

    /** @return array<string, mixed> */
    private static function answers(Filling $filling): array
    {
        $answers = [];
        foreach ($filling->questionnaire->sections as $section) {
            foreach ($section->questions as $question) {
                $answer = $filling->answer($question);
                if ($answer !== Nothing::Here) {
                    $answers[$question->id] = json_decode(Json::canonical($answer));
                }
            }
        }
        return $answers;
    }

    /** @return list<string> */
    private static function compare(string $what, mixed $expected, mixed $found): array
    {
        [$wanted, $have] = [self::canonical($expected), self::canonical($found)];
        return $wanted === $have ? [] : ["$what: expected $wanted, found $have"];
    }

    private static function canonical(mixed $value): string
    {
        return Json::canonical(Json::decode(self::text($value)));
    }

    private static function text(mixed $value): string
    {
        return json_encode($value, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);
    }
}

$folder = $argv[1] ?? __DIR__ . '/../test/vectors';
$passed = 0;
$failures = [];
foreach (glob("$folder/*.json") as $path) {
    $run = new VectorRun(basename($path), json_decode(file_get_contents($path), flags: JSON_THROW_ON_ERROR));
    $run->play();
    $passed += $run->passed;
    $failures = [...$failures, ...$run->failures];
}
foreach ($failures as $failure) {
    fwrite(STDERR, "$failure\n");
}
echo "$passed vectors passed, " . count($failures) . " failed.\n";
exit($passed > 0 && $failures === [] ? 0 : 1);
