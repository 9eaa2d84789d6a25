//! The learner's interests with a skill's profile over them, drawn.

use maud::{Markup, html};

use crate::lang::Lang;
use crate::report::document::{Profile, ProfileRow};

/// Sizes in units of the drawing, which is as wide as the page.
const WIDTH: f64 = 360.0;
const ROW: f64 = 24.0;
const TOP: f64 = 30.0;
/// Where 1 and 5 stand.
const LEFT: f64 = 190.0;
const RIGHT: f64 = 345.0;

/// The drawing, and the same figures as a table that can be opened.
pub fn profile(lang: Lang, profile: &Profile) -> Markup {
    let height = TOP + ROW * profile.rows.len() as f64 + 8.0;
    let skill: Vec<(f64, f64)> = points(profile, |row| Some(row.skill));
    let learner: Vec<(f64, f64)> = points(profile, |row| row.learner);
    let digits = |figure: f64| lang.digits(&format!("{figure:.1}"));
    html! {
        figure {
            figcaption {
                (profile.title)
                span class="legend" {
                    span class="you" aria-hidden="true" { "●" } " " (profile.learner) "  "
                    span class="skill" aria-hidden="true" { "◇" } " " (profile.skill)
                }
            }
            svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-labelledby="profile-title profile-description" {
                title id="profile-title" { (profile.title) }
                desc id="profile-description" { (profile.description) }
                @for figure in 1..=5 {
                    @let x = across(f64::from(figure));
                    line class="grid" x1=(x) x2=(x) y1=(TOP - 6.0) y2=(height) {}
                    text class="figure" x=(x) y=(TOP - 12.0) text-anchor="middle" { (lang.digits(&figure.to_string())) }
                }
                @for (place, row) in profile.rows.iter().enumerate() {
                    text class="name" x="0" y=(down(place) + 5.0) { (row.name) }
                }
                polyline class="skill" points=(polyline(&skill)) {}
                polyline class="you" points=(polyline(&learner)) {}
                @for (x, y) in &skill { path class="skill" d=(format!("M{x} {}l5 5l-5 5l-5 -5z", y - 5.0)) {} }
                @for (x, y) in &learner { circle class="you" cx=(x) cy=(y) r="4.5" {} }
            }
            details {
                summary { (profile.description) }
                table {
                    thead { tr { td {} th scope="col" { (profile.learner) } th scope="col" { (profile.skill) } } }
                    tbody {
                        @for row in &profile.rows {
                            tr {
                                th scope="row" { (row.name) }
                                td { @if let Some(figure) = row.learner { (digits(figure)) } @else { "–" } }
                                td { (digits(row.skill)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn points(profile: &Profile, figure: impl Fn(&ProfileRow) -> Option<f64>) -> Vec<(f64, f64)> {
    let rows = profile.rows.iter().enumerate();
    rows.filter_map(|(place, row)| Some((across(figure(row)?), down(place)))).collect()
}

/// Where a figure from 1 to 5 stands.
fn across(figure: f64) -> f64 {
    ((LEFT + (figure - 1.0) / 4.0 * (RIGHT - LEFT)) * 10.0).round() / 10.0
}

fn down(place: usize) -> f64 {
    TOP + ROW * (place as f64 + 0.5)
}

fn polyline(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}
