/* attune-actions.c: everything that can be done, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-actions.h"

#include <glib/gi18n.h>

/* Accelerators and the shortcuts dialog come from here, and a test holds the help against it. */
static const AttuneActionInfo actions[] = {
  { "win.back", N_ ("Back"), ATTUNE_ACTIONS_READING, { "<Alt>Left" } },
  { "win.forward", N_ ("Forward"), ATTUNE_ACTIONS_READING, { "<Alt>Right" } },
  { "win.next-link", N_ ("Next Link"), ATTUNE_ACTIONS_READING, { "<Control>j" } },
  { "win.previous-link", N_ ("Previous Link"), ATTUNE_ACTIONS_READING, { "<Control><Shift>j" } },
  { NULL, N_ ("Open Link, Highlight or Note"), ATTUNE_ACTIONS_READING, { "Return" } },
  { "win.caret", N_ ("Walk the Text with a Caret"), ATTUNE_ACTIONS_READING, { "F7" } },
  { NULL, N_ ("Copy"), ATTUNE_ACTIONS_READING, { "<Control>c" } },
  { "win.copy-with-citation",
    N_ ("Copy with Citation"),
    ATTUNE_ACTIONS_READING,
    { "<Control><Shift>c" } },
  { "win.copy-link", N_ ("Copy Link"), ATTUNE_ACTIONS_READING, { "<Control>l" } },
  { NULL, N_ ("Select All"), ATTUNE_ACTIONS_READING, { "<Control>a" } },
  { "win.find", N_ ("Find"), ATTUNE_ACTIONS_FINDING, { "<Control>f" } },
  { "win.next-match", N_ ("Next Match"), ATTUNE_ACTIONS_FINDING, { "<Control>g" } },
  { "win.previous-match", N_ ("Previous Match"), ATTUNE_ACTIONS_FINDING, { "<Control><Shift>g" } },
  { NULL, N_ ("End the Search"), ATTUNE_ACTIONS_FINDING, { "Escape" } },
  { "win.highlight", N_ ("Highlight"), ATTUNE_ACTIONS_MARKS, { "<Control>h" } },
  { "win.note", N_ ("Note"), ATTUNE_ACTIONS_MARKS, { "<Control>m" } },
  { "win.next-mark", N_ ("Next Highlight or Note"), ATTUNE_ACTIONS_MARKS, { "<Control>k" } },
  { "win.previous-mark",
    N_ ("Previous Highlight or Note"),
    ATTUNE_ACTIONS_MARKS,
    { "<Control><Shift>k" } },
  { "win.bookmark", N_ ("Bookmark This Paragraph"), ATTUNE_ACTIONS_MARKS, { "<Control>d" } },
  { NULL, N_ ("Rename Bookmark, Edit Note"), ATTUNE_ACTIONS_MARKS, { "F2" } },
  { NULL, N_ ("Move Bookmark Up"), ATTUNE_ACTIONS_MARKS, { "<Alt>Up" } },
  { NULL, N_ ("Move Bookmark Down"), ATTUNE_ACTIONS_MARKS, { "<Alt>Down" } },
  { NULL, N_ ("Remove from the List"), ATTUNE_ACTIONS_MARKS, { "Delete" } },
  { "win.sidebar", N_ ("Sidebar"), ATTUNE_ACTIONS_WINDOW, { "F9" } },
  { NULL, N_ ("Main Menu"), ATTUNE_ACTIONS_WINDOW, { "F10" } },
  { "win.fullscreen", N_ ("Full Screen"), ATTUNE_ACTIONS_WINDOW, { "F11" } },
  { "app.new-window", N_ ("New Window"), ATTUNE_ACTIONS_WINDOW, { "<Control>n" } },
  { "app.help", N_ ("Help"), ATTUNE_ACTIONS_WINDOW, { "F1" } },
  { "win.preferences", N_ ("Preferences"), ATTUNE_ACTIONS_WINDOW, { "<Control>comma" } },
  { "win.shortcuts",
    N_ ("Keyboard Shortcuts"),
    ATTUNE_ACTIONS_WINDOW,
    { "<Control>question", "<Control>slash" } },
  { "window.close", N_ ("Close Window"), ATTUNE_ACTIONS_WINDOW, { "<Control>w" } },
  { "app.quit", N_ ("Quit"), ATTUNE_ACTIONS_WINDOW, { "<Control>q" } },
};

/**
 * attune_actions_get:
 * @n_actions: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_actions): all actions, group by group
 */
const AttuneActionInfo *
attune_actions_get (guint *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);

  return actions;
}

/**
 * attune_actions_get_group_title:
 *
 * Returns: (transfer none): the group's title, translated
 */
const char *
attune_actions_get_group_title (AttuneActionGroup group)
{
  switch (group)
    {
    case ATTUNE_ACTIONS_READING:
      return _ ("Reading");
    case ATTUNE_ACTIONS_FINDING:
      return _ ("Finding");
    case ATTUNE_ACTIONS_MARKS:
      return _ ("Marks");
    case ATTUNE_ACTIONS_WINDOW:
      return _ ("Window");
    case ATTUNE_N_ACTION_GROUPS:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * attune_actions_install_keys:
 *
 * Gives the actions their keys.
 */
void
attune_actions_install_keys (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].name != NULL)
      gtk_application_set_accels_for_action (application, actions[i].name, actions[i].keys);
}
