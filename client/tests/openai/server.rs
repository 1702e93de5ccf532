//! A server that speaks the OpenAI API, and answers as a test wants it.

use http_body_util::{BodyExt, Full};
use hyper::{body::Bytes, server::conn::http1, service::service_fn, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{json, Value};
use std::{
	convert::Infallible,
	net::SocketAddr,
	sync::{
		atomic::{AtomicUsize, Ordering},
		Arc,
	},
	time::Duration,
};
use tokio::net::TcpListener;

/// What the server answers to a request's JSON: a status and a body, after a pause.
pub type Answer = (StatusCode, String, Duration);

pub struct Server {
	pub address: SocketAddr,
	pub asked: Arc<AtomicUsize>,
}

impl Server {
	pub async fn start(answer: impl Fn(&Value) -> Answer + Send + Sync + 'static) -> Self {
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
		let address = listener.local_addr().expect("it is bound");
		let asked = Arc::new(AtomicUsize::new(0));
		let (counter, answer) = (asked.clone(), Arc::new(answer));
		tokio::spawn(async move {
			loop {
				let (stream, _) = listener.accept().await.expect("connections come");
				let (counter, answer) = (counter.clone(), answer.clone());
				let service = service_fn(move |request: Request<hyper::body::Incoming>| {
					let (counter, answer) = (counter.clone(), answer.clone());
					async move {
						let path = request.uri().path().to_string();
						let body = request.into_body().collect().await.map(|body| body.to_bytes()).unwrap_or_default();
						let (status, text, pause) = if path.ends_with("/models") {
							(StatusCode::OK, json!({ "data": [{ "id": "test-model" }] }).to_string(), Duration::ZERO)
						} else {
							counter.fetch_add(1, Ordering::SeqCst);
							answer(&serde_json::from_slice(&body).expect("requests are JSON"))
						};
						tokio::time::sleep(pause).await;
						let mut response = Response::new(Full::new(Bytes::from(text)));
						*response.status_mut() = status;
						Ok::<_, Infallible>(response)
					}
				});
				tokio::spawn(async move {
					// A client that gives up closes the connection; that is part of the tests.
					let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
				});
			}
		});
		Self { address, asked }
	}
}

pub fn completion(content: &str) -> Answer {
	let body = json!({
		"model": "test-model-1",
		"system_fingerprint": "fp",
		"choices": [{ "message": { "content": content }, "finish_reason": "stop" }],
		"usage": { "prompt_tokens": 100, "completion_tokens": 10 },
	});
	(StatusCode::OK, body.to_string(), Duration::ZERO)
}

pub fn verdict(word: &str) -> Answer {
	completion(&json!({ "verdict": word, "confidence": 950, "reason": "as is known" }).to_string())
}

pub fn question_of(request: &Value) -> &str {
	request["messages"][1]["content"].as_str().expect("a question")
}

pub fn is_negation(request: &Value) -> bool {
	question_of(request).contains("It is not the case that")
}

/// A model that knows the answer.
pub fn knows(request: &Value) -> Answer {
	verdict(if is_negation(request) { "FALSE" } else { "TRUE" })
}
