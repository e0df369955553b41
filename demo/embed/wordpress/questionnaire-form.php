<?php
/**
 * Plugin Name: Questionnaire Form
 * Description: Shows a questionnaire with [questionnaire src="/wp-content/uploads/renewal-2026.json"].
 * Version: 0.1.0
 * Requires PHP: 8.1
 * License: MIT
 *
 * Put this file, questionnaire-form.js and the folder questionnaire-form into wp-content/plugins/questionnaire-form/ and
 * activate the plugin.
 */

declare(strict_types=1);

if (!defined('ABSPATH')) {
    exit;
}

/** What may stand in the short code, as attributes of the element. */
const QUESTIONNAIRE_FORM_ATTRIBUTES = ['src', 'locale', 'name', 'layout', 'draft', 'resume', 'heading-level', 'color-scheme'];

add_action('wp_enqueue_scripts', static function (): void {
    wp_register_script('questionnaire-form', plugins_url('questionnaire-form.js', __FILE__), [], '0.1.0', true);
});

// A module, so that no optimiser joins it with other scripts.
add_filter('script_loader_tag', static function (string $tag, string $handle): string {
    return $handle === 'questionnaire-form' ? str_replace('<script ', '<script type="module" ', $tag) : $tag;
}, 10, 2);

/**
 * The tag, with the facts that the site knows about the member who reads the page.
 *
 * The facts come from the filter `questionnaire_form_context`; a site without one names the draft by the user.
 */
function questionnaire_form_shortcode(array|string $given, ?string $fallback = null): string
{
    wp_enqueue_script('questionnaire-form');
    $attributes = '';
    foreach ((array) $given as $name => $value) {
        if (in_array($name, QUESTIONNAIRE_FORM_ATTRIBUTES, true)) {
            $attributes .= sprintf(' %s="%s"', $name, esc_attr((string) $value));
        }
    }
    $context = apply_filters('questionnaire_form_context', ['contextId' => 'user-' . get_current_user_id()], $given);
    // With these flags no text of the context can end the script element.
    $json = wp_json_encode($context, JSON_HEX_TAG | JSON_HEX_AMP);
    return sprintf(
        '<questionnaire-form%s><script type="application/json" data-context>%s</script>%s</questionnaire-form>',
        $attributes,
        $json,
        wp_kses_post($fallback ?? ''),
    );
}
add_shortcode('questionnaire', 'questionnaire_form_shortcode');
