/* attune-recent-searches.c: what was searched for lately
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-recent-searches.h"

/**
 * AttuneRecentSearches:
 *
 * The words that were searched for and found good for something, the newest first. They are kept in
 * the settings, where all windows have them from; but none are where the reader does not want
 * searches to be remembered.
 */
struct _AttuneRecentSearches
{
  GObject parent_instance;

  GSettings *settings; /* NULL where they are not kept */
  GtkStringList *list;
  GPtrArray *added; /* char *: those that are new since the search began */
};

G_DEFINE_FINAL_TYPE (AttuneRecentSearches, attune_recent_searches, G_TYPE_OBJECT)

#define KEY "recent-searches"
#define SWITCH_KEY "remember-searches"

/* Words */

/* As they are kept: without line feeds, and without spaces that mean nothing; NULL where nothing is
 * left that anybody would search for again. */
static char *
tidy (const char *text)
{
  g_autoptr (GString) tidied = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (tidied, c);
      else if (tidied->len > 0 && tidied->str[tidied->len - 1] != ' ')
        g_string_append_c (tidied, ' ');
    }
  g_strchomp (tidied->str);

  if (*tidied->str == '\0' || g_utf8_strlen (tidied->str, -1) > ATTUNE_RECENT_SEARCHES_MAX_LENGTH)
    return NULL;

  return g_string_free_and_steal (g_steal_pointer (&tidied));
}

/* By which two are the same */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal, -1);
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *x = fold (a);
  g_autofree char *y = fold (b);

  return g_str_equal (x, y);
}

static gboolean
begins_with (const char *text, const char *beginning)
{
  g_autofree char *x = fold (text);
  g_autofree char *y = fold (beginning);

  return g_str_has_prefix (x, y);
}

static gboolean
contains (const GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (is_same (g_ptr_array_index (texts, i), text))
      return TRUE;

  return FALSE;
}

/* The list */

static const char *
get_text (AttuneRecentSearches *self, guint i)
{
  return gtk_string_list_get_string (self->list, i);
}

static guint
count (AttuneRecentSearches *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

/* Changes no more of the list than is different, so that whoever shows it keeps its rows. */
static void
show (AttuneRecentSearches *self, const char *const *texts)
{
  guint n_old = count (self), n_new = g_strv_length ((char **) texts), above = 0, below = 0;
  g_autoptr (GPtrArray) between = g_ptr_array_new ();

  while (above < MIN (n_old, n_new) && g_str_equal (get_text (self, above), texts[above]))
    above++;
  while (below < MIN (n_old, n_new) - above &&
         g_str_equal (get_text (self, n_old - 1 - below), texts[n_new - 1 - below]))
    below++;
  if (above + below == n_old && above + below == n_new)
    return;

  for (guint i = above; i < n_new - below; i++)
    g_ptr_array_add (between, (char *) texts[i]);
  g_ptr_array_add (between, NULL);
  gtk_string_list_splice (self->list, above, n_old - above - below,
                          (const char *const *) between->pdata);
}

/* Has the list be @texts, which are copies of what is in it. */
static void
keep (AttuneRecentSearches *self, GPtrArray *texts)
{
  if (texts->len > ATTUNE_RECENT_SEARCHES_MAX)
    g_ptr_array_set_size (texts, ATTUNE_RECENT_SEARCHES_MAX);
  g_ptr_array_add (texts, NULL);
  show (self, (const char *const *) texts->pdata);

  /* Where an administrator has locked the setting, the list lasts as long as the window. */
  if (self->settings != NULL && g_settings_is_writable (self->settings, KEY))
    g_settings_set_strv (self->settings, KEY, (const char *const *) texts->pdata);
}

static gboolean
is_remembering (AttuneRecentSearches *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, SWITCH_KEY);
}

static void
read_cb (AttuneRecentSearches *self)
{
  g_auto (GStrv) texts = g_settings_get_strv (self->settings, KEY);

  /* Anybody may have written there. */
  for (guint n = g_strv_length (texts); n > ATTUNE_RECENT_SEARCHES_MAX; n--)
    g_clear_pointer (&texts[n - 1], g_free);
  show (self, (const char *const *) texts);
}

static void
switched_cb (AttuneRecentSearches *self)
{
  if (!is_remembering (self))
    attune_recent_searches_clear (self);
}

/* Object */

static void
attune_recent_searches_dispose (GObject *object)
{
  AttuneRecentSearches *self = ATTUNE_RECENT_SEARCHES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->list);
  g_clear_pointer (&self->added, g_ptr_array_unref);

  G_OBJECT_CLASS (attune_recent_searches_parent_class)->dispose (object);
}

static void
attune_recent_searches_class_init (AttuneRecentSearchesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = attune_recent_searches_dispose;
}

static void
attune_recent_searches_init (AttuneRecentSearches *self)
{
  self->list = gtk_string_list_new (NULL);
  self->added = g_ptr_array_new_with_free_func (g_free);
}

/**
 * attune_recent_searches_new:
 * @settings: (nullable): where they are kept; %NULL for nowhere
 *
 * Returns: (transfer full): what was searched for lately
 */
AttuneRecentSearches *
attune_recent_searches_new (GSettings *settings)
{
  AttuneRecentSearches *self = g_object_new (ATTUNE_TYPE_RECENT_SEARCHES, NULL);

  if (settings == NULL)
    return self;

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (read_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" SWITCH_KEY, G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  read_cb (self);
  switched_cb (self);

  return self;
}

/**
 * attune_recent_searches_get_list:
 *
 * Returns: (transfer none): a list of [class@Gtk.StringObject], the newest first
 */
GListModel *
attune_recent_searches_get_list (AttuneRecentSearches *self)
{
  return G_LIST_MODEL (self->list);
}

/**
 * attune_recent_searches_dup_strv:
 *
 * Returns: (transfer full) (array zero-terminated=1): the same, as strings
 */
char **
attune_recent_searches_dup_strv (AttuneRecentSearches *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < count (self); i++)
    g_strv_builder_add (builder, get_text (self, i));

  return g_strv_builder_end (builder);
}

/**
 * attune_recent_searches_begin:
 *
 * A search begins. What is added from now on is one's way to the words that are meant: one that
 * goes on where another left off takes its place.
 */
void
attune_recent_searches_begin (AttuneRecentSearches *self)
{
  g_ptr_array_set_size (self->added, 0);
}

/**
 * attune_recent_searches_add:
 * @text: UTF-8: what was searched for, and was of use
 *
 * Remembers a search, unless the reader does not want that. One that is there already, be it in
 * other letter case, comes to the top.
 */
void
attune_recent_searches_add (AttuneRecentSearches *self, const char *text)
{
  g_autofree char *tidied = tidy (text);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean is_new = TRUE;

  if (tidied == NULL || !is_remembering (self))
    return;

  g_ptr_array_add (texts, g_strdup (tidied));
  for (guint i = 0; i < count (self); i++)
    {
      const char *old = get_text (self, i);

      if (is_same (old, tidied))
        is_new = FALSE;
      else if (!begins_with (tidied, old) || !contains (self->added, old))
        g_ptr_array_add (texts, g_strdup (old));
    }
  if (is_new)
    g_ptr_array_add (self->added, g_strdup (tidied));

  keep (self, texts);
}

/**
 * attune_recent_searches_remove:
 * @text: one of them
 */
void
attune_recent_searches_remove (AttuneRecentSearches *self, const char *text)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < count (self); i++)
    if (!g_str_equal (get_text (self, i), text))
      g_ptr_array_add (texts, g_strdup (get_text (self, i)));

  keep (self, texts);
}

/**
 * attune_recent_searches_clear:
 *
 * Forgets them all.
 */
void
attune_recent_searches_clear (AttuneRecentSearches *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_ptr_array_set_size (self->added, 0);
  if (count (self) > 0)
    keep (self, none);
}

/**
 * attune_recent_searches_restore:
 * @texts: (array zero-terminated=1): what attune_recent_searches_dup_strv() gave before some were
 *   removed
 *
 * Takes the removal back. What was added since stays, above them.
 */
void
attune_recent_searches_restore (AttuneRecentSearches *self, const char *const *texts)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  if (!is_remembering (self))
    return;

  for (guint i = 0; i < count (self); i++)
    if (!g_strv_contains (texts, get_text (self, i)))
      g_ptr_array_add (all, g_strdup (get_text (self, i)));
  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (texts[i]));

  keep (self, all);
}
