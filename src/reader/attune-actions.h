/* attune-actions.h: everything that can be done, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AttuneActionGroup:
 *
 * How the shortcuts dialog groups the actions.
 */
typedef enum
{
  ATTUNE_ACTIONS_READING,
  ATTUNE_ACTIONS_FINDING,
  ATTUNE_ACTIONS_MARKS,
  ATTUNE_ACTIONS_WINDOW,
  ATTUNE_N_ACTION_GROUPS,
} AttuneActionGroup;

/**
 * AttuneActionInfo:
 * @name: (nullable): the detailed action; %NULL where a widget answers to the key by itself
 * @title: what it does, in header capitals; to be translated with gettext()
 * @group: where it is listed
 * @keys: accelerators, ended by %NULL; the first is the one that is shown
 */
typedef struct
{
  const char *name;
  const char *title;
  AttuneActionGroup group;
  const char *keys[4];
} AttuneActionInfo;

const AttuneActionInfo *attune_actions_get (guint *n_actions);
const char *attune_actions_get_group_title (AttuneActionGroup group);
void attune_actions_install_keys (GtkApplication *application);

G_END_DECLS
