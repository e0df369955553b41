import type { housekeepingEnglish } from './housekeeping-messages-en.ts';

/** Spanish, for what is kept on a device and how it goes. */
export const housekeepingSpanish: Readonly<Record<keyof typeof housekeepingEnglish, string>> = {
  discardTitle: '¿Quitar este borrador de este dispositivo?',
  discardText: 'Se quitarán de este dispositivo las respuestas y los archivos de este borrador. No se puede deshacer.',
  discardYes: 'Sí, quitarlo',
  discardNo: 'No, conservar mi borrador',
  forget: '¿Ordenador compartido? No guardar nada aquí',
  keptNot:
    'A partir de ahora no se guarda nada en este dispositivo. Puede seguir y enviar el formulario, pero no cierre esta ventana antes de enviarlo o de guardar una copia.',
  draftRemove: 'Quitar de este dispositivo',
  draftStays:
    'No se pudo quitar el borrador de este dispositivo. Cierre otras ventanas con este formulario e inténtelo de nuevo.',
  draftEnds: 'Se quitará de este dispositivo después del {date}, si nadie continúa con él.',
  draftEnded: 'Quitado, como se anunció: {draft}',
  'otherDrafts.one': 'Otro borrador en este dispositivo',
  'otherDrafts.other': '{count} borradores más en este dispositivo',
  otherDraftsText: 'Para continuar con uno, use el enlace con el que lo abrió.',
};
