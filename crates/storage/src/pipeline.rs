//! Statements that go to the database together. SQLite works on a thread of its own, and getting there and back costs
//! more than most statements: it gets them all at once. A server gets them one after the other (docs/decisions/0019).

use futures_util::TryStreamExt;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Either, Executor, SqlSafeStr};

use crate::statement::{Statement, Value};

/// The result of a statement.
pub(crate) struct Answer {
    /// How many rows it changed; meaningless for a statement that changes none by its nature.
    pub(crate) affected: u64,
    /// The rows that it found.
    pub(crate) rows: Vec<AnyRow>,
}

/// Executes the statements in their order. `answers` receives the results of those before the first that fails.
pub(crate) async fn run(
    connection: &mut AnyConnection,
    statements: Vec<Statement>,
    answers: &mut Vec<Answer>,
) -> Result<(), sqlx::Error> {
    if connection.backend_name() == "SQLite" && statements.len() > 1 {
        let (sql, values) = joined(statements);
        return ask(connection, AssertSqlSafe(sql), values, answers).await;
    }
    for Statement { sql, values } in statements {
        ask(connection, sql, values, answers).await?;
    }
    Ok(())
}

/// The rows that each of the statements finds.
pub(crate) async fn rows<const N: usize>(
    pool: &AnyPool,
    statements: [Statement; N],
) -> Result<[Vec<AnyRow>; N], sqlx::Error> {
    let mut answers = Vec::with_capacity(N);
    run(&mut *pool.acquire().await?, statements.into(), &mut answers).await?;
    let mut rows = answers.into_iter().map(|answer| answer.rows);
    Ok(std::array::from_fn(|_| rows.next().unwrap_or_default()))
}

async fn ask(
    connection: &mut AnyConnection,
    sql: impl SqlSafeStr,
    values: Vec<Value>,
    answers: &mut Vec<Answer>,
) -> Result<(), sqlx::Error> {
    let query = values.into_iter().fold(sqlx::query(sql), |query, value| value.bind_to(query));
    let mut steps = connection.fetch_many(query);
    let mut rows = Vec::new();
    while let Some(step) = steps.try_next().await? {
        match step {
            Either::Right(row) => rows.push(row),
            Either::Left(done) => {
                answers.push(Answer { affected: done.rows_affected(), rows: std::mem::take(&mut rows) });
            }
        }
    }
    Ok(())
}

/// Joins the statements into one text, with the placeholders of each renumbered to follow those of the previous ones.
fn joined(statements: Vec<Statement>) -> (String, Vec<Value>) {
    let (mut sql, mut all) = (String::new(), Vec::new());
    for statement in statements {
        renumber(&mut sql, statement.sql, all.len());
        sql.push_str(";\n");
        all.extend(statement.values);
    }
    (sql, all)
}

/// Appends a statement to a text, with its placeholders shifted by `from`. Our statements contain no other dollar
/// signs.
fn renumber(text: &mut String, statement: &str, from: usize) {
    let mut pieces = statement.split('$');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = piece.split_at(digits);
        let place = number.parse::<usize>().unwrap_or_default() + from;
        text.push('$');
        text.push_str(&place.to_string());
        text.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::statement::{Value, statement};

    #[test]
    fn each_statement_keeps_its_own_values() {
        let first = statement("UPDATE a SET b = $2 WHERE c = $1 OR d = $2").bind("one").bind(2);
        let (sql, values) =
            joined(vec![statement("BEGIN"), first, statement("DELETE FROM e WHERE f = $1").bind("three")]);
        assert_eq!(sql, "BEGIN;\nUPDATE a SET b = $2 WHERE c = $1 OR d = $2;\nDELETE FROM e WHERE f = $3;\n");
        assert!(matches!(&values[..], [Value::Text(Some(one)), Value::Number(Some(2)), Value::Text(Some(three))]
            if one == "one" && three == "three"));
    }
}
