//! One question to a server that speaks the OpenAI API, on the highest rung of structured output that it takes.

use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::{json, Value};
use std::{
	sync::atomic::{AtomicU8, Ordering},
	time::Duration,
};
use tokio::sync::Semaphore;

/// Replies above this many bytes are refused.
const MAX_REPLY: usize = 256 * 1024;

/// A key that is never shown.
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
	/// Hides `key`.
	pub fn new(key: impl Into<String>) -> Self {
		Self(key.into())
	}
}

impl std::fmt::Debug for Secret {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.write_str("(secret)")
	}
}

/// Tokens of a request and its reply.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Usage {
	/// Asked.
	#[serde(rename = "prompt_tokens", default)]
	pub input: u64,
	/// Answered.
	#[serde(rename = "completion_tokens", default)]
	pub output: u64,
}

/// What a server answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
	/// The text.
	pub text: String,
	/// The model, as the server calls it.
	pub model: String,
	/// What the server says of its own version.
	pub fingerprint: Option<String>,
	/// What it took.
	pub usage: Usage,
}

/// Why there is no answer. Never has the key in it.
#[derive(thiserror::Error, Debug)]
pub enum ChatError {
	/// The connection failed, or took too long.
	#[error("no answer from {0}: {1}")]
	Unreachable(String, String),
	/// The server refused.
	#[error("{0} answered {1}: {2}")]
	Refused(String, StatusCode, String),
	/// The answer is not one.
	#[error("{0} answered something that is not understood: {1}")]
	Unreadable(String, String),
	/// The model declined.
	#[error("the model declined: {0}")]
	Declined(String),
}

/// A server, a model on it, and how to ask.
pub struct Chat {
	/// Where, up to and with `/v1`.
	pub base_url: String,
	/// The model.
	pub model: String,
	key: Secret,
	client: reqwest::Client,
	parallel: Semaphore,
	/// The highest rung that the server took so far: see [`format`].
	rung: AtomicU8,
}

#[derive(Deserialize)]
struct Completion {
	choices: Vec<Choice>,
	#[serde(default)]
	model: String,
	system_fingerprint: Option<String>,
	#[serde(default)]
	usage: Option<Usage>,
}

#[derive(Deserialize)]
struct Choice {
	message: Message,
	finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
	content: Option<String>,
	refusal: Option<String>,
}

impl Chat {
	/// A server at `base_url`, asked by at most `parallel` requests at a time, each for at most `timeout`.
	///
	/// # Errors
	/// If the address is none.
	pub fn new(base_url: &str, model: &str, key: Secret, timeout: Duration, parallel: usize) -> Result<Self, String> {
		let base_url = base_url.trim_end_matches('/').to_string();
		reqwest::Url::parse(&base_url).map_err(|error| format!("{base_url} is no address: {error}"))?;
		let client = reqwest::Client::builder().timeout(timeout).build().map_err(|error| error.to_string())?;
		let (model, parallel) = (model.to_string(), Semaphore::new(parallel.max(1)));
		Ok(Self { base_url, model, key, client, parallel, rung: AtomicU8::new(0) })
	}

	/// Asks `question` under `instructions`, for a reply by `schema` of at most `max_tokens`.
	///
	/// # Errors
	/// [`ChatError`].
	pub async fn complete(
		&self,
		instructions: &str,
		question: &str,
		schema: &Value,
		max_tokens: u32,
	) -> Result<Answered, ChatError> {
		let _turn = self.parallel.acquire().await;
		loop {
			let rung = self.rung.load(Ordering::Relaxed);
			let mut body = json!({
				"model": self.model,
				"messages": [{ "role": "system", "content": instructions }, { "role": "user", "content": question }],
				"temperature": 0,
				"seed": 1,
				"max_tokens": max_tokens,
			});
			if let (Some(format), Some(body)) = (format(rung, schema), body.as_object_mut()) {
				body.insert("response_format".into(), format);
			}
			match self.post(&body).await {
				// Servers differ in what they take: one rung down.
				Err(ChatError::Refused(_, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY, _))
					if rung < LAST_RUNG =>
				{
					self.rung.fetch_max(rung + 1, Ordering::Relaxed);
				},
				answer => return answer,
			}
		}
	}

	async fn post(&self, body: &Value) -> Result<Answered, ChatError> {
		let request = self.client.post(format!("{}/chat/completions", self.base_url)).json(body);
		let text = self.send(request).await?;
		let unreadable = |why: String| ChatError::Unreadable(self.base_url.clone(), why);
		let completion: Completion = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
		let choice = completion.choices.into_iter().next().ok_or_else(|| unreadable("no choices".into()))?;
		if let Some(refusal) = choice.message.refusal {
			return Err(ChatError::Declined(refusal));
		}
		if choice.finish_reason.as_deref() == Some("content_filter") {
			return Err(ChatError::Declined("content filter".into()));
		}
		Ok(Answered {
			text: choice.message.content.ok_or_else(|| unreadable("no content".into()))?,
			model: completion.model,
			fingerprint: completion.system_fingerprint,
			usage: completion.usage.unwrap_or_default(),
		})
	}

	/// Models that the server has.
	///
	/// # Errors
	/// [`ChatError`].
	pub async fn models(&self) -> Result<Vec<String>, ChatError> {
		#[derive(Deserialize)]
		struct List {
			data: Vec<Model>,
		}
		#[derive(Deserialize)]
		struct Model {
			id: String,
		}
		let text = self.send(self.client.get(format!("{}/models", self.base_url))).await?;
		let list: List = serde_json::from_str(&text)
			.map_err(|error| ChatError::Unreadable(self.base_url.clone(), error.to_string()))?;
		Ok(list.data.into_iter().map(|model| model.id).collect())
	}

	async fn send(&self, request: reqwest::RequestBuilder) -> Result<String, ChatError> {
		// Errors of the library can name the address, which has no key in it.
		let unreachable = |error: reqwest::Error| {
			let why = if error.is_timeout() { "timed out".to_string() } else { error.without_url().to_string() };
			ChatError::Unreachable(self.base_url.clone(), why)
		};
		let request = if self.key.0.is_empty() { request } else { request.bearer_auth(&self.key.0) };
		let mut response = request.send().await.map_err(unreachable)?;
		let status = response.status();
		let mut bytes = Vec::new();
		while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
			bytes.extend_from_slice(&chunk);
			if bytes.len() > MAX_REPLY {
				return Err(ChatError::Unreadable(self.base_url.clone(), format!("more than {MAX_REPLY} bytes")));
			}
		}
		let text = String::from_utf8_lossy(&bytes).into_owned();
		if status.is_success() {
			Ok(text)
		} else {
			// Servers may repeat what they were sent, also the key.
			let hidden = if self.key.0.is_empty() { text } else { text.replace(&self.key.0, "(secret)") };
			Err(ChatError::Refused(self.base_url.clone(), status, hidden.chars().take(200).collect()))
		}
	}
}

/// Structured output, then any JSON, then text.
const LAST_RUNG: u8 = 2;

fn format(rung: u8, schema: &Value) -> Option<Value> {
	match rung {
		0 => Some(json!({
			"type": "json_schema",
			"json_schema": { "name": "reply", "strict": true, "schema": schema },
		})),
		1 => Some(json!({ "type": "json_object" })),
		_ => None,
	}
}
