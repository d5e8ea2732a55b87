/* test-actions.c: the table of actions is what the program does, and what the help says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-actions.h"
#include "attune-application.h"
#include "attune-bookmark-row.h"
#include "attune-shortcuts-dialog.h"
#include "attune-window.h"
#include "reader-tools.h"

static AttuneApplication *application;

static AttuneWindow *
window_new (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "notebook.db", NULL);
  g_autoptr (AttuneLibrary) library = reader_open_real ();
  g_autoptr (AttuneNotebook) notebook = attune_notebook_open (path);
  g_autoptr (AttuneSearchIndex) index = attune_search_index_new (library, NULL);
  g_autoptr (GSettings) settings = g_settings_new (ATTUNE_APPLICATION_ID);
  AttuneWindow *window = attune_window_new (GTK_APPLICATION (application), library, notebook, index,
                                            settings);

  attune_window_open (window, reader_get_article (library), NULL);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

typedef struct
{
  guint key;
  GdkModifierType modifiers;
} Key;

static Key
parse_key (const char *accelerator)
{
  Key key = { 0 };

  g_assert_true (gtk_accelerator_parse (accelerator, &key.key, &key.modifiers));
  g_assert_true (gtk_accelerator_valid (key.key, key.modifiers));

  return key;
}

static gboolean
key_equal (Key a, Key b)
{
  return a.key == b.key && a.modifiers == b.modifiers;
}

static void
test_keys (void)
{
  guint n_actions = 0;
  const AttuneActionInfo *actions = attune_actions_get (&n_actions);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n_actions, >, 10);
  for (guint i = 0; i < n_actions; i++)
    {
      g_assert_nonnull (actions[i].title);
      g_assert_true (g_hash_table_add (titles, (char *) actions[i].title));
      g_assert_cmpint (actions[i].group, <, ATTUNE_N_ACTION_GROUPS);
      g_assert_nonnull (actions[i].keys[0]);
      for (guint j = 0; actions[i].keys[j] != NULL; j++)
        {
          Key key = parse_key (actions[i].keys[j]);

          g_assert_cmpuint (j, <, G_N_ELEMENTS (actions[i].keys) - 1);
          /* The desktop's own */
          g_assert_cmpint (key.modifiers & GDK_SUPER_MASK, ==, 0);
          if (!g_hash_table_add (seen, gtk_accelerator_name (key.key, key.modifiers)))
            g_error ("%s is there twice", actions[i].keys[j]);
        }
    }
}

static void
test_groups (void)
{
  guint n_actions = 0, n = 0;
  const AttuneActionInfo *actions = attune_actions_get (&n_actions);

  for (guint group = 0; group < ATTUNE_N_ACTION_GROUPS; group++)
    {
      guint before = n;

      g_assert_cmpint (strlen (attune_actions_get_group_title (group)), >, 0);
      while (n < n_actions && actions[n].group == group)
        n++;
      g_assert_cmpuint (n, >, before);
    }
  /* Group by group, and nothing is left over */
  g_assert_cmpuint (n, ==, n_actions);
}

static void
test_installed (void)
{
  guint n_actions = 0;
  const AttuneActionInfo *actions = attune_actions_get (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) accels = NULL;

      if (actions[i].name == NULL)
        continue;
      accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application),
                                                      actions[i].name);
      g_assert_cmpuint (g_strv_length (accels), ==,
                        g_strv_length ((char **) (gpointer) actions[i].keys));
      for (guint j = 0; accels[j] != NULL; j++)
        g_assert_true (key_equal (parse_key (accels[j]), parse_key (actions[i].keys[j])));
    }
}

static gboolean
has_class_action (GType type, const char *name)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (type);
  const GVariantType *parameter = NULL;
  const char *found = NULL, *property = NULL;
  GType owner = G_TYPE_INVALID;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_CLASS (type_class), i, &owner, &found,
                                                   &parameter, &property);
       i++)
    if (g_str_equal (found, name))
      return TRUE;

  return FALSE;
}

/* Whether a window or the application answers to a detailed action */
static gboolean
is_answered (AttuneWindow *window, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  const char *bare = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  bare = strchr (name, '.');
  g_assert_nonnull (bare);
  bare++;

  if (g_str_has_prefix (name, "win.") && g_action_group_has_action (G_ACTION_GROUP (window), bare))
    return TRUE;
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (application), bare);

  return has_class_action (ATTUNE_TYPE_WINDOW, name) ||
         has_class_action (ATTUNE_TYPE_BOOKMARK_ROW, name);
}

static void
test_answered (void)
{
  AttuneWindow *window = window_new ();
  guint n_actions = 0;
  const AttuneActionInfo *actions = attune_actions_get (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    if (actions[i].name != NULL && !is_answered (window, actions[i].name))
      g_error ("nobody answers to %s", actions[i].name);
  g_assert_false (is_answered (window, "win.no-such-action"));
  g_assert_false (is_answered (window, "app.no-such-action"));
  g_assert_false (is_answered (window, "no.such-action"));

  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  AttuneWindow *window;
  guint n_items;
  guint n_menus;
  guint n_buttons;
} Walk;

static void
walk_menu (Walk *walk, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL, *label = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      if (section != NULL)
        walk_menu (walk, section);
      if (submenu != NULL)
        walk_menu (walk, submenu);
      if (section != NULL || submenu != NULL)
        continue;

      g_assert_true (
          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      g_assert_true (
          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action));
      if (!is_answered (walk->window, action))
        g_error ("nobody answers to the menu's %s (%s)", label, action);
      walk->n_items++;
    }
}

static void
walk_cb (gpointer widget, gpointer user_data)
{
  Walk *walk = user_data;

  /* A menu may be made only when it is wanted. */
  if (GTK_IS_MENU_BUTTON (widget))
    {
      GtkPopover *popover = NULL;

      gtk_menu_button_popup (widget);
      popover = gtk_menu_button_get_popover (widget);
      g_assert_true (GTK_IS_POPOVER_MENU (popover));
      walk->n_menus++;
      walk_menu (walk, gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover)));
      gtk_menu_button_popdown (widget);
    }
  /* Those of GTK's own widgets are theirs. */
  if (GTK_IS_ACTIONABLE (widget) && gtk_actionable_get_action_name (widget) != NULL)
    {
      const char *name = gtk_actionable_get_action_name (widget);

      if (!g_str_has_prefix (name, "win.") && !g_str_has_prefix (name, "app."))
        return;
      if (!is_answered (walk->window, name))
        g_error ("nobody answers to a button's %s", name);
      walk->n_buttons++;
    }
}

static void
test_menus_and_buttons (void)
{
  Walk walk = { .window = window_new () };

  reader_for_each (GTK_WIDGET (walk.window), walk_cb, &walk);
  g_assert_cmpuint (walk.n_menus, >=, 1);
  g_assert_cmpuint (walk.n_items, >=, 5);
  g_assert_cmpuint (walk.n_buttons, >=, 5);

  gtk_window_destroy (GTK_WINDOW (walk.window));
}

static void
count_rows_cb (gpointer widget, gpointer user_data)
{
  guint *n = user_data;

  *n += ADW_IS_ACTION_ROW (widget);
}

/* The dialog has a row for each. */
static void
test_dialog (void)
{
  AttuneWindow *window = window_new ();
  guint n_actions = 0, n_rows = 0;
  AdwDialog *dialog = NULL;

  attune_actions_get (&n_actions);
  g_action_group_activate_action (G_ACTION_GROUP (window), "shortcuts", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_nonnull (dialog);
  reader_for_each (GTK_WIDGET (dialog), count_rows_cb, &n_rows);
  g_assert_cmpuint (n_rows, ==, n_actions);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The help: each row of its tables says what a key does. */

typedef struct
{
  GString *words;    /* of the first cell */
  GPtrArray *keys;   /* accelerators */
  GString *sequence; /* the accelerator being read */
  GString *text;     /* of the element being read */
  guint cell;
  gboolean in_sequence;
} Row;

typedef struct
{
  Row row;
  GHashTable *rows; /* words → keys, a GPtrArray of accelerators */
} Page;

static const char *
accelerator_part (const char *key)
{
  static const struct
  {
    const char *help;
    const char *gtk;
  } names[] = {
    { "Ctrl", "<Control>" }, { "Shift", "<Shift>" }, { "Alt", "<Alt>" },  { "←", "Left" },
    { "→", "Right" },        { "↑", "Up" },          { "↓", "Down" },     { "?", "question" },
    { "Esc", "Escape" },     { "Enter", "Return" },  { "Del", "Delete" }, { ",", "comma" },
    { "+", "plus" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].help, key))
      return names[i].gtk;

  return key;
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Page *page = user_data;

  g_string_truncate (page->row.text, 0);
  if (g_str_equal (element, "tr"))
    {
      page->row.cell = 0;
      g_string_truncate (page->row.words, 0);
      page->row.keys = g_ptr_array_new_with_free_func (g_free);
    }
  else if (g_str_equal (element, "td"))
    page->row.cell++;
  else if (g_str_equal (element, "keyseq"))
    page->row.in_sequence = TRUE;
}

static void
end_element_cb (GMarkupParseContext *context,
                const char *element,
                gpointer user_data,
                GError **error)
{
  Page *page = user_data;
  Row *row = &page->row;

  if (row->keys == NULL)
    {
      row->in_sequence = FALSE;
      g_string_truncate (row->sequence, 0);
      return;
    }
  if (g_str_equal (element, "key"))
    g_string_append (row->sequence, accelerator_part (row->text->str));
  if (g_str_equal (element, "keyseq"))
    row->in_sequence = FALSE;
  if (row->sequence->len > 0 && !row->in_sequence)
    {
      g_ptr_array_add (row->keys, g_strdup (row->sequence->str));
      g_string_truncate (row->sequence, 0);
    }
  if (g_str_equal (element, "p") && row->cell == 1)
    g_string_assign (row->words, row->text->str);
  if (g_str_equal (element, "tr"))
    {
      g_assert_cmpuint (row->cell, ==, 2);
      g_assert_cmpuint (row->keys->len, >, 0);
      if (!g_hash_table_insert (page->rows, g_strdup (row->words->str),
                                g_steal_pointer (&row->keys)))
        g_error ("the help has two rows that say: %s", row->words->str);
    }
  g_string_truncate (row->text, 0);
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Page *page = user_data;

  g_string_append_len (page->row.text, text, (gssize) length);
}

static GHashTable *
read_help (void)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "help", "C", "shortcuts.page",
                                                 NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;
  Page page = { 0 };
  gsize length = 0;

  page.row.words = g_string_new (NULL);
  page.row.sequence = g_string_new (NULL);
  page.row.text = g_string_new (NULL);
  page.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) g_ptr_array_unref);
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  context = g_markup_parse_context_new (&parser, 0, &page, NULL);
  g_markup_parse_context_parse (context, text, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  g_string_free (page.row.words, TRUE);
  g_string_free (page.row.sequence, TRUE);
  g_string_free (page.row.text, TRUE);

  return page.rows;
}

/* What the help says of each action, and the key that only the search entry knows */
static const struct
{
  const char *title;
  const char *help;
  const char *in_entry;
} sayings[] = {
  { "Back", "Back to the place before", NULL },
  { "Forward", "Forward again", NULL },
  { "Next Link", "Next link, citation or term", NULL },
  { "Previous Link", "Previous link, citation or term", NULL },
  { "Open Link, Highlight or Note", "Open the link, highlight or note", NULL },
  { "Walk the Text with a Caret", "A caret that walks the text, on and off", NULL },
  { "Copy with Citation", "Copy with its citation", NULL },
  { "Copy Link", "Copy a link to the passage", NULL },
  { "Copy", "Copy the selected text", NULL },
  { "Select All", "Select the whole article", NULL },
  { "Find", "Find", NULL },
  { "Next Match", "Next match", "Return" },
  { "Previous Match", "Previous match", "<Shift>Return" },
  { "End the Search", "End the search and return to where you were", NULL },
  { "Bookmark This Paragraph", "Bookmark the paragraph at the top, or remove its bookmark", NULL },
  { "Highlight", "Highlight the selected words", NULL },
  { "Note", "Write a note on the selected words or the paragraph", NULL },
  { "Next Highlight or Note", "Next highlight or note", NULL },
  { "Previous Highlight or Note", "Previous highlight or note", NULL },
  { "Rename Bookmark, Edit Note", "Rename the bookmark, or open the note, in the list", NULL },
  { "Move Bookmark Up", "Move the bookmark up in the list", NULL },
  { "Move Bookmark Down", "Move the bookmark down in the list", NULL },
  { "Remove from the List", "Remove what is selected in the list", NULL },
  { "Preferences", "Preferences", NULL },
  { "Sidebar", "Show or hide the sidebar", NULL },
  { "Main Menu", "Open the menu", NULL },
  { "Full Screen", "Full screen, and back", NULL },
  { "New Window", "New window", NULL },
  { "Help", "Help", NULL },
  { "Keyboard Shortcuts", "Keyboard shortcuts", NULL },
  { "Close Window", "Close the window", NULL },
  { "Quit", "Quit: close all windows", NULL },
};

static gboolean
contains (const char *const *keys, Key key)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (key_equal (parse_key (keys[i]), key))
      return TRUE;

  return FALSE;
}

static void
test_help (void)
{
  g_autoptr (GHashTable) rows = read_help ();
  guint n_actions = 0;
  const AttuneActionInfo *actions = attune_actions_get (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      GPtrArray *keys = NULL;
      const char *in_entry = NULL;
      gboolean shown = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (sayings) && keys == NULL; j++)
        if (g_str_equal (sayings[j].title, actions[i].title))
          {
            in_entry = sayings[j].in_entry;
            keys = g_hash_table_lookup (rows, sayings[j].help);
          }
      if (keys == NULL)
        g_error ("the help does not tell the key of: %s", actions[i].title);

      for (guint j = 0; j < keys->len; j++)
        {
          const char *accelerator = g_ptr_array_index (keys, j);
          Key key = parse_key (accelerator);

          shown |= key_equal (key, parse_key (actions[i].keys[0]));
          if (!contains (actions[i].keys, key) &&
              (in_entry == NULL || !key_equal (key, parse_key (in_entry))))
            g_error ("the help says %s for: %s", accelerator, actions[i].title);
        }
      if (!shown)
        g_error ("the help does not say %s for: %s", actions[i].keys[0], actions[i].title);
    }

  /* Every row is of an action, and each of another. */
  g_assert_cmpuint (g_hash_table_size (rows), ==, n_actions);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  reader_test_init (&argc, &argv);
  application = attune_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/actions/keys", test_keys);
  g_test_add_func ("/actions/groups", test_groups);
  g_test_add_func ("/actions/installed", test_installed);
  g_test_add_func ("/actions/answered", test_answered);
  g_test_add_func ("/actions/menus-and-buttons", test_menus_and_buttons);
  g_test_add_func ("/actions/dialog", test_dialog);
  g_test_add_func ("/actions/help", test_help);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
