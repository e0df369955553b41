<?php

/**
 * Verifies line by line, for the tests: each line of the input is a JSON object of texts. `document` sets the
 * questionnaire; otherwise `payload`, `context`, `today` and perhaps `files` (base64 by reference) are verified, and a
 * line with the result goes out. With `text`, what the file makes of texts goes out: composed, in lower case, trimmed.
 */

declare(strict_types=1);

use QuestionnaireForm\Text;
use QuestionnaireForm\WebAddress;

use function QuestionnaireForm\load_questionnaire;
use function QuestionnaireForm\verify_payload;

require __DIR__ . '/../../verify-php/questionnaire-verify.php';

// A notice would be as wrong as an exception.
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $level, $file, $line);
});

$questionnaire = null;
while (($text = fgets(STDIN)) !== false) {
    $line = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
    try {
        if (isset($line['document'])) {
            $questionnaire = load_questionnaire($line['document']);
            $answer = ['sha256' => $questionnaire->sha256];
        } elseif (isset($line['text'])) {
            $answer = [
                'composed' => Text::nfc($line['text']),
                'lower' => Text::lower($line['text']),
                'trimmed' => Text::trim($line['text']),
                'isAddress' => WebAddress::isOne($line['text']),
            ];
        } else {
            $options = ['context' => $line['context'], 'today' => $line['today']];
            if (isset($line['files'])) {
                $options['files'] = array_map(base64_decode(...), $line['files']);
            }
            $payload = isset($line['decoded']) ? json_decode($line['payload'], $line['decoded'] === 'arrays') : $line['payload'];
            $answer = verify_payload($questionnaire, $payload, $options);
            unset($answer['payload']);
        }
    } catch (Throwable $error) {
        $answer = ['error' => $error::class . ': ' . $error->getMessage() . ' at ' . $error->getFile() . ':' . $error->getLine()];
    }
    fwrite(STDOUT, json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR) . "\n");
}
