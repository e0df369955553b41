import type { copyEnglish } from './copy-messages-en.ts';

/** Spanish, for copies of a draft. */
export const copySpanish: Readonly<Record<keyof typeof copyEnglish, string>> = {
  keepCopy: 'Guardar una copia',
  openCopy: 'Abrir una copia',
  keepCopyTitle: 'Guardar una copia de sus respuestas',
  openCopyTitle: 'Abrir una copia de sus respuestas',
  copyFile:
    'Sus respuestas y archivos se guardan en un solo archivo que únicamente se abre con su contraseña. Úselo como respaldo o ábralo en otro dispositivo.',
  copyStore:
    'Puede continuar en cualquier dispositivo con su correo electrónico y esta contraseña. Todo se cifra en este dispositivo, así que nadie más puede leerlo.',
  copyForget: 'Nadie podrá ayudarle si olvida la contraseña.',
  openCopyText: 'No se pierde nada de lo que haya respondido aquí: se reúnen ambas cosas.',
  copyWay: '¿Cómo quiere continuar en otro lugar?',
  copyWayStore: 'Con mi correo electrónico y una contraseña',
  copyWayFile: 'Con un archivo y una contraseña',
  copyChoose: 'El archivo con su copia',
  copyEmail: 'Correo electrónico',
  copyPassword: 'Contraseña',
  copyPasswordNew: 'Elija una contraseña',
  copyShow: 'Mostrar la contraseña',
  copySuggest: 'Sugerir una contraseña',
  passwordNeeds: 'La contraseña necesita:',
  'passwordRule.length.one': '1 carácter o más',
  'passwordRule.length.other': '{count} caracteres o más',
  'passwordRule.upper.one': 'una letra mayúscula',
  'passwordRule.upper.other': '{count} letras mayúsculas',
  'passwordRule.lower.one': 'una letra minúscula',
  'passwordRule.lower.other': '{count} letras minúsculas',
  'passwordRule.digit.one': 'un número',
  'passwordRule.digit.other': '{count} números',
  'passwordRule.special.one': 'un signo como ! o -',
  'passwordRule.special.other': '{count} signos como ! o -',
  'passwordRule.passphrase.one': 'o, en lugar de todo eso, 1 carácter',
  'passwordRule.passphrase.other': 'o, en lugar de todo eso, {count} caracteres cualesquiera, como unas pocas palabras',
  'passwordRule.common.one': 'no ser una que usa todo el mundo',
  'passwordRule.common.other': 'no ser una que usa todo el mundo',
  passwordMet: '(listo)',
  'passwordLeft.one': 'Falta 1 cosa.',
  'passwordLeft.other': 'Faltan {count} cosas.',
  passwordGood: 'La contraseña es buena.',
  copySave: 'Guardar la copia',
  copyBusy: 'Cifrando. Puede tardar unos segundos.',
  openCopyBusy: 'Abriendo. Puede tardar unos segundos.',
  copyCancel: 'Cancelar',
  copyClose: 'Cerrar',
  copySaved:
    'Su copia está en sus descargas, con el nombre {name}. Para continuar con ella, abra este formulario y elija «{open}».',
  copyStored:
    'Para continuar en otro lugar, abra allí este formulario y elija «{open}». Lo que responda aquí a partir de ahora se guardará allí también.',
  copyOpened: 'Su copia está abierta aquí.',
  copyOlder:
    'El sitio devolvió un estado más antiguo que el que usted vio en este dispositivo. Pueden faltar las respuestas más recientes.',
  copyInsecure:
    'Las copias solo se pueden crear y abrir con una conexión segura (https), y esta página no la tiene. Avise a las personas responsables de este sitio.',
  'copyMissing.file': 'Elija el archivo con su copia',
  'copyMissing.email': 'Escriba su correo electrónico',
  'copyMissing.password': 'Escriba la contraseña',
  'copyProblem.weakPassword': 'A la contraseña todavía le falta algo',
  'copyProblem.notACopy': 'Este archivo no es una copia de un formulario. Elija uno que termine en .resume.',
  'copyProblem.newer':
    'Esta copia se hizo con una versión más nueva de este formulario. Recargue la página e inténtelo de nuevo.',
  'copyProblem.damaged':
    'Esta copia está dañada: se modificó o se cortó en el camino. No se abrió nada. Pruebe con el archivo tal como se guardó.',
  'copyProblem.password': 'La contraseña no abre esta copia. Compruébela e inténtelo de nuevo.',
  'copyProblem.otherQuestionnaire': 'Esta copia es de otro formulario: {title}, {edition}. Ábrala allí.',
  'copyProblem.otherContext':
    'Esta copia se hizo para {contextId}, y este formulario está abierto para otra organización. Abra el formulario con el enlace de {contextId}.',
  'copyProblem.notFound': 'No hay nada guardado con este correo electrónico y esta contraseña. Compruebe ambos.',
  'copyProblem.store': 'No se pudo llegar al sitio. Inténtelo de nuevo en unos minutos o use un archivo.',
  'copyProblem.busy':
    'Este formulario está abierto en otra pestaña o ventana. Abra la copia allí o continúe aquí primero.',
  copyProblem: 'No funcionó. No se cambió nada; inténtelo de nuevo.',
  keptElsewhere: 'Guardado también para sus otros dispositivos, {time}',
  keptElsewhereFailed: 'Todavía no se guardó para sus otros dispositivos. Se intentará de nuevo.',
};
