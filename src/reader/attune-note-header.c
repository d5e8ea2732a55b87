/* attune-note-header.c: a section of the article, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attune-note-header.h"

#include <glib/gi18n.h>

#include "attune-excerpt.h"

/**
 * AttuneNoteHeader:
 *
 * The title of a section over its marks, and above it that of the section around it; or that what
 * follows is no longer in the text.
 */
struct _AttuneNoteHeader
{
  GtkWidget parent_instance;

  AttuneExcerpt *parent;
  AttuneExcerpt *title;
  char *path;
};

G_DEFINE_FINAL_TYPE (AttuneNoteHeader, attune_note_header, GTK_TYPE_WIDGET)

static void
attune_note_header_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (attune_note_header_parent_class)->dispose (object);
}

static void
attune_note_header_finalize (GObject *object)
{
  g_clear_pointer (&ATTUNE_NOTE_HEADER (object)->path, g_free);

  G_OBJECT_CLASS (attune_note_header_parent_class)->finalize (object);
}

static void
attune_note_header_class_init (AttuneNoteHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = attune_note_header_dispose;
  G_OBJECT_CLASS (klass)->finalize = attune_note_header_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "note-header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static AttuneExcerpt *
append_excerpt (AttuneNoteHeader *self, guint max_lines, const char *css_class)
{
  GtkWidget *excerpt = attune_excerpt_new (max_lines);

  gtk_widget_add_css_class (excerpt, css_class);
  gtk_widget_set_parent (excerpt, GTK_WIDGET (self));

  return ATTUNE_EXCERPT (excerpt);
}

static void
attune_note_header_init (AttuneNoteHeader *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->parent = append_excerpt (self, 1, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->parent), "dimmed");
  self->title = append_excerpt (self, 2, "heading");
}

/**
 * attune_note_header_new:
 *
 * Returns: (transfer floating): a header
 */
GtkWidget *
attune_note_header_new (void)
{
  return g_object_new (ATTUNE_TYPE_NOTE_HEADER, NULL);
}

/**
 * attune_note_header_set_section:
 * @section: (nullable): whose title to show; %NULL of marks whose passage is gone
 */
void
attune_note_header_set_section (AttuneNoteHeader *self, AttuneSection *section)
{
  AttuneSection *parent = section != NULL ? attune_section_get_parent (section) : NULL;
  g_autofree char *path = section != NULL ? attune_section_dup_path (section)
                                          : g_strdup (_ ("No longer in the text"));

  attune_excerpt_set_text (self->title, section != NULL ? attune_section_get_title (section) : path,
                           NULL);
  attune_excerpt_set_text (self->parent, parent != NULL ? attune_section_get_title (parent) : NULL,
                           NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->parent), parent != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, path,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  g_set_str (&self->path, section != NULL ? path : NULL);
}

/**
 * attune_note_header_get_path:
 *
 * Returns: (nullable): the whole path of the section, for a tooltip
 */
const char *
attune_note_header_get_path (AttuneNoteHeader *self)
{
  return self->path;
}
