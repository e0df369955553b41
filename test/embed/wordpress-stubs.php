<?php
// Stands for WordPress: notes what the plugin registers, then prints what its short code gives for the JSON on stdin.
declare(strict_types=1);

define('ABSPATH', __DIR__);
$hooks = [];
$queued = [];
function add_action(string $name, callable $do): void { $GLOBALS['hooks'][$name] = $do; }
function add_filter(string $name, callable $do, int $priority = 10, int $count = 1): void { $GLOBALS['hooks'][$name] = $do; }
function add_shortcode(string $name, callable $do): void { $GLOBALS['hooks']["[$name]"] = $do; }
function apply_filters(string $name, mixed $value, mixed ...$more): mixed
{
    return isset($GLOBALS['hooks'][$name]) ? $GLOBALS['hooks'][$name]($value, ...$more) : $value;
}
function plugins_url(string $file): string { return "/wp-content/plugins/questionnaire-form/$file"; }
function wp_register_script(string $handle, string $src): void { $GLOBALS['queued'][$handle] = $src; }
function wp_enqueue_script(string $handle): void { $GLOBALS['enqueued'] = $handle; }
function wp_json_encode(mixed $value, int $flags = 0): string { return json_encode($value, $flags | JSON_THROW_ON_ERROR); }
function wp_kses_post(string $html): string { return strip_tags($html, '<p><a>'); }
function esc_attr(string $text): string { return htmlspecialchars($text, ENT_QUOTES); }
function get_current_user_id(): int { return 7; }

require $argv[1];
$given = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
if (isset($given['context'])) {
    add_filter('questionnaire_form_context', fn (array $context): array => [...$context, ...$given['context']]);
}
$hooks['wp_enqueue_scripts']();
echo json_encode([
    'html' => $hooks['[questionnaire]']($given['attributes'], $given['fallback'] ?? null),
    'enqueued' => $enqueued,
    'script' => $hooks['script_loader_tag']("<script src=\"{$queued['questionnaire-form']}\"></script>", 'questionnaire-form'),
], JSON_THROW_ON_ERROR);
