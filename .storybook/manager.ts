import { addons } from 'storybook/manager-api';
import { brand, schemeOf } from './theme.ts';

addons.setConfig({ theme: brand(schemeOf(window)), enableShortcuts: false });
