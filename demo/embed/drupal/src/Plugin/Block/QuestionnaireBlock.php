<?php

declare(strict_types=1);

namespace Drupal\questionnaire_form\Plugin\Block;

use Drupal\Component\Serialization\Json;
use Drupal\Core\Block\BlockBase;
use Drupal\Core\Form\FormStateInterface;

/**
 * Shows a questionnaire.
 *
 * @Block(id = "questionnaire_form", admin_label = @Translation("Questionnaire"))
 */
final class QuestionnaireBlock extends BlockBase
{
    public function defaultConfiguration(): array
    {
        return ['src' => ''];
    }

    public function blockForm($form, FormStateInterface $form_state): array
    {
        $form['src'] = [
            '#type' => 'textfield',
            '#title' => $this->t('Address of the questionnaire (JSON)'),
            '#default_value' => $this->configuration['src'],
            '#required' => true,
        ];
        return $form;
    }

    public function blockSubmit($form, FormStateInterface $form_state): void
    {
        $this->configuration['src'] = $form_state->getValue('src');
    }

    public function build(): array
    {
        $user = \Drupal::currentUser();
        // Other modules may add what the questionnaire declares as its context.
        $context = ['contextId' => 'user-' . $user->id()];
        \Drupal::moduleHandler()->alter('questionnaire_form_context', $context);
        return [
            '#type' => 'html_tag',
            '#tag' => 'questionnaire-form',
            '#attributes' => ['src' => $this->configuration['src'], 'locale' => \Drupal::languageManager()->getCurrentLanguage()->getId()],
            'context' => [
                '#type' => 'html_tag',
                '#tag' => 'script',
                '#attributes' => ['type' => 'application/json', 'data-context' => ''],
                // Encoded so that no text can end the script element.
                '#value' => Json::encode($context),
            ],
            '#attached' => ['library' => ['questionnaire_form/form']],
            // What one member sees is not kept for another.
            '#cache' => ['contexts' => ['user', 'languages']],
        ];
    }
}
