/* attune-tag-completion.c: tags, completed from those in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-tag-completion.h"

#include "attune-mark.h"

/**
 * AttuneTagCompletion:
 *
 * While a tag is typed, offers those that are in use and begin so, the most used first. Tab takes
 * the first; each can be pressed. The tags in the text are set off from the other words.
 */
struct _AttuneTagCompletion
{
  GObject parent_instance;

  GtkTextView *view; /* it is part of what has this */
  AdwWrapBox *box;
  GtkStack *stack;  /* that shows the box while there is something in it */
  GHashTable *uses; /* how often, by tag */
  GPtrArray *offered;
};

G_DEFINE_FINAL_TYPE (AttuneTagCompletion, attune_tag_completion, G_TYPE_OBJECT)

#define MAX_OFFERED 4

static void
attune_tag_completion_finalize (GObject *object)
{
  AttuneTagCompletion *self = ATTUNE_TAG_COMPLETION (object);

  g_hash_table_unref (self->uses);
  g_ptr_array_unref (self->offered);

  G_OBJECT_CLASS (attune_tag_completion_parent_class)->finalize (object);
}

static void
attune_tag_completion_class_init (AttuneTagCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attune_tag_completion_finalize;
}

static void
attune_tag_completion_init (AttuneTagCompletion *self)
{
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->offered = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
is_of_tag (gunichar c, gpointer user_data)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_';
}

/* The tag that is being typed before the cursor, with its number sign, or NULL. */
static char *
dup_beginning (AttuneTagCompletion *self, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter before;

  gtk_text_buffer_get_iter_at_mark (buffer, end, gtk_text_buffer_get_insert (buffer));
  if (is_of_tag (gtk_text_iter_get_char (end), NULL))
    return NULL; /* in the middle of a word */
  *start = *end;
  while (gtk_text_iter_backward_char (start))
    if (!is_of_tag (gtk_text_iter_get_char (start), NULL))
      break;
  if (gtk_text_iter_get_char (start) != '#')
    return NULL;
  before = *start;
  if (gtk_text_iter_backward_char (&before) &&
      !g_unichar_isspace (gtk_text_iter_get_char (&before)))
    return NULL;

  return gtk_text_buffer_get_text (buffer, start, end, FALSE);
}

static void
take (AttuneTagCompletion *self, const char *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *whole = g_strdup_printf ("#%s ", tag);
  GtkTextIter start, end;
  g_autofree char *beginning = dup_beginning (self, &start, &end);

  if (beginning == NULL)
    return;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, whole, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
clicked_cb (AttuneTagCompletion *self, GtkButton *button)
{
  g_autofree char *tag = g_strdup (gtk_button_get_label (button) + 1);

  take (self, tag);
}

static int
compare_uses (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GHashTable *uses = user_data;
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;
  guint left = GPOINTER_TO_UINT (g_hash_table_lookup (uses, x));
  guint right = GPOINTER_TO_UINT (g_hash_table_lookup (uses, y));

  return left != right ? (left < right ? 1 : -1) : g_utf8_collate (x, y);
}

static void
find_offers (AttuneTagCompletion *self, const char *beginning)
{
  g_autofree char *wanted = attune_mark_fold (beginning + 1);
  GHashTableIter iter;
  gpointer tag = NULL;

  g_hash_table_iter_init (&iter, self->uses);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    {
      g_autofree char *folded = attune_mark_fold (tag);

      if (g_str_has_prefix (folded, wanted) && !g_str_equal (folded, wanted))
        g_ptr_array_add (self->offered, g_strdup (tag));
    }
  g_ptr_array_sort_with_data (self->offered, compare_uses, self->uses);
  if (self->offered->len > MAX_OFFERED)
    g_ptr_array_set_size (self->offered, MAX_OFFERED);
}

static void
update (AttuneTagCompletion *self)
{
  GtkTextIter start, end;
  g_autofree char *beginning = dup_beginning (self, &start, &end);
  GtkWidget *button = NULL;

  g_ptr_array_set_size (self->offered, 0);
  if (beginning != NULL)
    find_offers (self, beginning);

  while ((button = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, button);
  for (guint i = 0; i < self->offered->len; i++)
    {
      g_autofree char *label = g_strconcat ("#", g_ptr_array_index (self->offered, i), NULL);

      button = gtk_button_new_with_label (label);
      gtk_widget_add_css_class (button, "tag");
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->box, button);
    }
  gtk_stack_set_visible_child_name (self->stack, self->offered->len > 0 ? "tags" : "status");
}

static gboolean
key_pressed_cb (AttuneTagCompletion *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Tab || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      self->offered->len == 0)
    return GDK_EVENT_PROPAGATE;

  take (self, g_ptr_array_index (self->offered, 0));

  return GDK_EVENT_STOP;
}

/**
 * attune_tag_completion_new:
 * @view: where a note is written
 * @box: where to offer the tags
 * @stack: what shows @box, as "tags", while there are some, and else "status"
 *
 * Returns: (transfer full): what completes tags there
 */
AttuneTagCompletion *
attune_tag_completion_new (GtkTextView *view, AdwWrapBox *box, GtkStack *stack)
{
  AttuneTagCompletion *self = g_object_new (ATTUNE_TYPE_TAG_COMPLETION, NULL);
  GtkEventController *key = gtk_event_controller_key_new ();

  self->view = view;
  self->box = box;
  self->stack = stack;
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * attune_tag_completion_learn:
 * @marks: the [class@Mark]s whose tags are in use
 */
void
attune_tag_completion_learn (AttuneTagCompletion *self, GListModel *marks)
{
  g_hash_table_remove_all (self->uses);
  for (guint i = 0; i < g_list_model_get_n_items (marks); i++)
    {
      g_autoptr (AttuneMark) mark = g_list_model_get_item (marks, i);
      const char *const *tags = attune_mark_get_tags (mark);

      for (guint j = 0; tags[j] != NULL; j++)
        g_hash_table_insert (
            self->uses, g_strdup (tags[j]),
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->uses, tags[j])) + 1));
    }
  update (self);
}
