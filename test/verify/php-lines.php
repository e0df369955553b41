<?php

/**
 * Answers line by line, for the tests. Each line of the input is a JSON object whose member `do` says what is wanted:
 *
 * - `load`: the `document` (text) is the questionnaire from now on; gives its hash
 * - `verify`: the `payload` (text) with `context`, `today` and perhaps `files` (base64 by reference) or `paths`; `as`
 *   says in which form PHP is given it: `text`, `objects` or `arrays`
 * - `text`, `match`, `calculate`, `shift`: what the file makes of texts, patterns, numbers and dates
 */

declare(strict_types=1);

use QuestionnaireForm\Exact;
use QuestionnaireForm\Pattern;
use QuestionnaireForm\PlainDate;
use QuestionnaireForm\Questionnaire;
use QuestionnaireForm\Text;
use QuestionnaireForm\WebAddress;

use function QuestionnaireForm\load_questionnaire;
use function QuestionnaireForm\verify_payload;

require __DIR__ . '/../../verify-php/questionnaire-verify.php';

// A notice would be as wrong as an exception.
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $level, $file, $line);
});

function verified(Questionnaire $questionnaire, array $line): array
{
    $options = ['context' => $line['context'], 'today' => $line['today']];
    if (isset($line['files']) || isset($line['paths'])) {
        $path = static fn (string $path): array => ['path' => $path];
        $options['files'] = isset($line['files'])
            ? array_map(base64_decode(...), $line['files'])
            : array_map($path, $line['paths']);
    }
    $as = $line['as'] ?? 'text';
    $payload = $as === 'text' ? $line['payload'] : json_decode($line['payload'], $as === 'arrays');
    $result = verify_payload($questionnaire, $payload, $options);
    unset($result['payload']);
    return $result;
}

function calculated(string $a, string $b): array
{
    [$left, $right] = [Exact::parse($a), Exact::parse($b)];
    $isStep = $right->compare(Exact::of(0)) > 0;
    return [
        'sum' => $left->plus($right)->text(),
        'difference' => $left->minus($right)->text(),
        'product' => $left->times($right)->text(),
        'rounded' => $left->rounded(2)->text(),
        'order' => $left->compare($right),
        'whole' => $left->integer(),
        'stepped' => $isStep ? $left->roundedTo($right)->text() : null,
        'isMultiple' => $isStep ? $left->isMultipleOf($right) : null,
    ];
}

function matched(array $line): array
{
    $pattern = Pattern::whole($line['pattern']);
    $matches = static fn (string $text): bool => $pattern !== null && Pattern::matches($pattern, $text);
    return ['isPattern' => $pattern !== null, 'matches' => array_map($matches, $line['texts'])];
}

function worded(string $text): array
{
    return [
        'composed' => Text::nfc($text),
        'lower' => Text::lower($text),
        'trimmed' => Text::trim($text),
        'isAddress' => WebAddress::isOne($text),
    ];
}

$questionnaire = null;
while (($text = fgets(STDIN)) !== false) {
    $line = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
    try {
        if ($line['do'] === 'load') {
            $questionnaire = load_questionnaire($line['document']);
        }
        $answer = match ($line['do']) {
            'load' => ['sha256' => $questionnaire->sha256],
            'verify' => verified($questionnaire, $line),
            'text' => worded($line['text']),
            'match' => matched($line),
            'calculate' => calculated($line['a'], $line['b']),
            'shift' => [
                'days' => PlainDate::addDays($line['date'], $line['by']),
                'months' => PlainDate::addMonths($line['date'], $line['by']),
                'between' => PlainDate::daysBetween($line['date'], $line['other']),
            ],
        };
    } catch (Throwable $error) {
        $answer = ['error' => $error::class . ': ' . $error->getMessage() . ', line ' . $error->getLine()];
    }
    fwrite(STDOUT, json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR) . "\n");
}
